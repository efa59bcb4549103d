package dk.ramme.imports.row;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.imports.DecidingScene;
import dk.ramme.imports.Packed;
import dk.ramme.imports.PeopleOfImport;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.people.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How a list was read is said before anything is imported, and whoever knows better changes it (I2, I3). */
@RammeTest
class ReadingTests {

    private static final String STATUSES = """
            RID;Navn;E-mail;CPR;Status
            71;Åse Ager;aase@nordlys.example;0101809999;Orlov
            72;Bo Bech;bo@nordlys.example;0202819900;orlov
            73;Carl Cort;carl@nordlys.example;0303829900;Forstander
            74;Dora Dahl;dora@nordlys.example;0404839900;Aktiv
            """;

    private final DecidingScene scene;

    ReadingTests(@Autowired ApplicationContext context) {
        scene = new DecidingScene(context);
    }

    /** A column is judged as a whole (imports finding 7). */
    @ParameterizedTest
    @CsvSource({
        "04/25/1980,04/05/1980,1980-04-05",
        "25/04/1980,04/05/1980,1980-05-04",
        "25-04-1980,04-05-1980,1980-05-04"
    })
    void one_date_that_can_only_be_one_way_tells_the_whole_column(String proof, String other, String born) {
        var file =
                "RID;Navn;E-mail;Fødselsdato\n1;Anna Et;a@n.example;" + other + "\n2;Bo To;b@n.example;" + proof + "\n";

        var id = scene.read(file);
        scene.imports.begin(scene.nordlys, id);
        scene.imports.ended(scene.nordlys, id);

        assertThat(scene.imports.users(scene.nordlys).get(0).get("birth_date")).hasToString(born);
    }

    @Test
    void a_cpr_number_beside_a_date_tells_the_column_too() {
        var id = scene.read("""
                RID;Navn;E-mail;CPR;Fødselsdato
                1;Anna Et;a@n.example;0405809999;05/04/1980
                2;Bo To;b@n.example;;06/07/1980
                """);

        assertThat(scene.imports.findings(scene.nordlys, id)).isEmpty();
        assertThat(scene.get(id, "")).bodyText().doesNotContain("Vi kan ikke se, om dagen");
    }

    /** What cannot be known is asked for (imports finding 7). */
    @Test
    void where_nobody_can_know_the_order_of_dates_it_is_asked_for_and_nobody_comes_with_a_wrong_one() {
        var id = scene.read(
                "RID;Navn;E-mail;Fødselsdato\n1;Anna Et;a@n.example;04/05/1980\n2;Bo To;b@n.example;31.12.80\n");
        assertThat(scene.get(id, "")).bodyText().contains("Vi kan ikke se, om dagen eller måneden står først");
        assertThat(count(id, Outcome.LEFT_OUT)).isEqualTo(1);
        assertThat(scene.get(id, "/reading/USERS")).hasStatusOk().bodyText().contains("04/05/1980", "Måneden først");

        var answer = say(id, "birth", "MONTH_FIRST");

        assertThat(answer).hasRedirectedUrl("/setup/import/" + id);
        assertThat(count(id, Outcome.LEFT_OUT)).isZero();
        assertThat(scene.get(id, "")).bodyText().contains("Måneden står først, har I svaret");
        scene.imports.begin(scene.nordlys, id);
        scene.imports.ended(scene.nordlys, id);
        assertThat(scene.imports.users(scene.nordlys).get(0).get("birth_date")).hasToString("1980-04-05");
        assertThat(scene.audit()).contains("IMPORT_READ_AGAIN");
    }

    /** Which one was taken is said, and can be changed where the import is looked through (imports finding 3). */
    @Test
    void another_encoding_is_taken_when_somebody_says_so_and_back_again_without_loss() {
        var file = "RID;Navn;E-mail;FØDSELSDATO\n7;Søren Bjerregård;s@n.example;31-12-1980\n";
        var id = scene.imports.read(scene.nordlys, ImportScene.bytes(file.getBytes(Charset.forName("IBM850"))));
        assertThat(scene.get(id, "")).bodyText().contains("MS-DOS");
        assertThat(scene.get(id, "/reading/USERS")).bodyText().contains("Søren Bjerregård", "S›ren Bjerreg†rd");

        say(id, "encoding", "WINDOWS");
        assertThat(scene.get(id, "/people")).bodyText().contains("S›ren Bjerreg†rd");
        say(id, "encoding", "DOS");

        assertThat(scene.get(id, "/people")).bodyText().contains("Søren Bjerregård");
        assertThat(scene.imports.sections(scene.nordlys, id).get(0).columns().has(Column.BIRTH_DATE))
                .isTrue();
    }

    /** Without a yes nobody with an unknown status comes along (imports finding 10). */
    @Test
    void an_unknown_status_comes_along_when_somebody_says_what_it_means_and_decisions_stay() {
        var id = scene.read(STATUSES);
        assertThat(count(id, Outcome.NEW)).isEqualTo(1);
        assertThat(scene.get(id, "")).bodyText().contains("3 rækker har en status, vi ikke kender", "»orlov«");

        say(id, "active", "orlov");

        assertThat(count(id, Outcome.NEW)).isEqualTo(3);
        assertThat(scene.get(id, "")).bodyText().contains("1 række har en status, vi ikke kender");
        scene.imports.begin(scene.nordlys, id);
        scene.imports.ended(scene.nordlys, id);
        assertThat(scene.imports.users(scene.nordlys))
                .extracting(user -> user.get("rid"))
                .containsExactly("71", "72", "74");
    }

    @Test
    void what_was_decided_about_persons_stays_when_the_list_is_read_again() {
        var id = scene.read(DecidingScene.TWINS + "1004;Carl Cort;c@nordlys.example;0303829900;\n");
        scene.post(id, "/duplicates", "keep-2", "2", "seen-2", "all");
        assertThat(count(id, Outcome.MERGED)).isEqualTo(1);

        say(id, "names", "AS_WRITTEN");

        assertThat(count(id, Outcome.MERGED)).isEqualTo(1);
    }

    /** It was dropped, and users were called by their first names alone (imports finding 4). */
    @Test
    void a_column_without_a_title_is_the_rest_of_the_name_where_it_plainly_is() {
        var id = scene.read(
                "RID;Navn;;E-mail;CPR\n1;Jens;Hansen;j@n.example;0101809914\n2;Anna;Olsen;a@n.example;0202819914\n");

        assertThat(scene.get(id, "/people")).bodyText().contains("Jens Hansen", "Anna Olsen");
        assertThat(scene.get(id, "")).bodyText().contains("Kolonne C har intet navn");
        say(id, "rest", "no");
        assertThat(scene.get(id, "/people")).bodyText().doesNotContain("Jens Hansen");
        assertThat(scene.get(id, "")).bodyText().contains("Kolonne C (uden navn)");
    }

    @Test
    void a_last_title_that_is_missing_altogether_is_found_too() {
        var id = scene.read(
                "RID;E-mail;CPR;Navn\n1;j@n.example;0101809914;Jens;Hansen\n2;a@n.example;0202819914;Anna;Olsen\n");

        assertThat(count(id, Outcome.NEW)).isEqualTo(2);
        assertThat(scene.get(id, "/people")).bodyText().contains("Jens Hansen", "Anna Olsen");
    }

    /** What is not used is named (imports finding 4). */
    @Test
    void a_column_without_a_title_beside_whole_names_is_named_and_left() {
        var id = scene.read("RID;Navn;;E-mail\n1;Jens Hansen;Drift;j@n.example\n2;Anna Olsen;Salg;a@n.example\n");

        assertThat(scene.get(id, "/people")).bodyText().contains("Jens Hansen").doesNotContain("Hansen Drift");
        assertThat(scene.get(id, "")).bodyText().contains("Kolonne C (uden navn)");
    }

    /** As directories write them, last name first (imports finding 5). */
    @Test
    void names_that_all_stand_turned_are_told_once_and_few_are_marked() {
        var all = scene.read(
                "RID;Navn;E-mail\n1;\"Krogh, Emil\";e@n.example\n2;\"Nilsson, Ingrid\";i@n.example\n3;Bo To;b@n.example\n");
        assertThat(scene.imports.findings(scene.nordlys, all))
                .extracting(Finding::problem)
                .doesNotContain(RowProblem.NAME_TURNED);
        assertThat(scene.get(all, "")).bodyText().contains("2 navne står som »Krogh, Emil«");
        assertThat(scene.get(all, "/people")).bodyText().contains("Emil Krogh");

        say(all, "names", "AS_WRITTEN");

        assertThat(scene.get(all, "/people")).bodyText().contains("Krogh, Emil");
    }

    /** Nobody makes several users of one mailbox without knowing (imports finding 12). */
    @Test
    void several_persons_with_one_address_are_told() {
        var id = scene.read("""
                RID;Navn;E-mail;CPR
                1;Anders Bæk;Faelles@nordlys.example;0901849991
                2;Cecilie Ekjær;faelles@nordlys.example;3008909994
                3;Anders Bæk;faelles@nordlys.example;
                """);

        assertThat(scene.imports.findings(scene.nordlys, id))
                .filteredOn(finding -> finding.problem() == RowProblem.EMAIL_SHARED)
                .extracting(Finding::line)
                .containsExactly(3);
    }

    /** The address of a user is somebody else's too, in whatever letters it is written; their own row is no news. */
    @Test
    void an_address_that_another_user_has_is_told(@Autowired AnOrganisation organisations) {
        organisations.importedUser(scene.nordlys, "Ida Friis", "Faelles@nordlys.example");

        var id = scene.read("""
                RID;Navn;E-mail
                1;Anders Bæk;faelles@NORDLYS.example
                2;Ida Friis;faelles@nordlys.example
                """);

        assertThat(scene.imports.findings(scene.nordlys, id))
                .filteredOn(finding -> finding.problem() == RowProblem.EMAIL_OF_USER)
                .extracting(Finding::line)
                .containsExactly(2);
    }

    @Test
    void two_who_change_it_at_once_lose_nothing_silently_and_others_may_not() {
        var id = scene.read(STATUSES);
        say(id, "active", "orlov");

        var later = scene.post(id, "/reading/USERS", "active", "forstander", "seen", Said.NOTHING.asText());

        assertThat(later).hasStatus3xxRedirection();
        assertThat(count(id, Outcome.NEW)).isEqualTo(3);
        scene.signIn(Role.USER_ADMINISTRATOR);
        assertThat(scene.get(id, "/reading/USERS")).hasStatus(403);
        assertThat(scene.post(id, "/reading/USERS", "active", "orlov")).hasStatus(403);
    }

    /** A page costs as much as any other, however many rights a file gives somebody and wherever they stand in it (T47). */
    @Test
    void whoever_has_rights_without_end_is_shown_with_some_of_them_and_so_it_says() {
        var rights = new StringBuilder("RID;Rettighed\n");
        for (int n = 0; n < 45_000; n++)
            rights.append("1;Adgang nr. ").append(n).append('\n');
        rights.append("2;Sidst af alle\n");
        var file = Packed.zip()
                .with(
                        "brugere.csv",
                        "RID;Navn;E-mail;Fødselsdato\n1;Anna Et;a@n.example;1-2-1980\n2;Bo To;b@n.example;1-2-1980\n")
                .with("rettigheder.csv", rights.toString());
        var id = scene.imports.read(scene.nordlys, ImportScene.bytes(file.bytes()));

        var page = scene.get(id, "/people");

        assertThat(page).hasStatusOk().bodyText().contains("Adgang nr. 0", "Der kan være flere, end der vises her.");
        assertThat(page)
                .bodyText()
                .satisfies(text -> assertThat(text.split("Adgang nr. ", -1)).hasSizeLessThan(40));
        assertThat(page).bodyText().as("whose rights stand where nobody looks").doesNotContain("Ingen rettigheder");
    }

    /** Rights in a list of their own are shown with their people, so people are looked for by them as well (I3). */
    @Test
    void people_are_found_by_rights_that_stand_in_a_list_of_their_own() {
        var file = Packed.zip()
                .with(
                        "brugere.csv",
                        "RID;Navn;E-mail;Fødselsdato\n11;Anna Et;a@n.example;1-2-1980\n12;Bo To;b@n.example;1-2-1980\n13;Anna Tre;c@n.example;1-2-1980\n")
                .with("rettigheder.csv", "RID;Rettighed\n11;Børneattester\n12;Børneattester\n12;EASY\n");
        var id = scene.imports.read(scene.nordlys, ImportScene.bytes(file.bytes()));

        assertThat(names(id, "børneatt")).containsExactly("Anna Et", "Bo To");
        assertThat(names(id, "anna børneatt")).containsExactly("Anna Et");
        assertThat(names(id, "børneatt easy")).containsExactly("Bo To");
        assertThat(names(id, "tinglysning")).isEmpty();
        assertThat(names(id, "anna")).containsExactly("Anna Et", "Anna Tre");
    }

    @Test
    void people_are_found_by_what_their_words_begin_with_and_a_page_at_a_time() {
        var id = scene.imports.read(
                scene.nordlys, ImportScene.bytes(ImportScene.manyRows(120).getBytes(StandardCharsets.UTF_8)));

        assertThat(names(id, "")).hasSize(PeopleOfImport.PAGE_SIZE);
        assertThat(names(id, "person 17")).containsExactly("Person Østergaard 17");
        assertThat(names(id, "100017")).containsExactly("Person Østergaard 17");
        assertThat(names(id, "person17@nordlys.example")).containsExactly("Person Østergaard 17");
        assertThat(names(id, "øst 17")).containsExactly("Person Østergaard 17");
        assertThat(names(id, "ingen")).isEmpty();
        assertThat(scene.get(id, "/people?q=person&after=51"))
                .bodyText()
                .contains("Person Østergaard 50")
                .doesNotContain("Person Østergaard 49");
        scene.signIn(Role.RIGHTS_ADMINISTRATOR);
        assertThat(scene.get(id, "/people?q=17")).hasStatusOk().bodyText().contains("Person Østergaard 17");
    }

    @Test
    void a_rid_number_of_ten_digits_is_shown_and_a_cpr_number_in_its_place_is_not() {
        var id = scene.read("RID;Navn;E-mail\n1234567890;Bo To;b@n.example\n0101809999;Åse Ager;a@n.example\n");

        assertThat(scene.get(id, "/people")).bodyText().contains("1234567890").doesNotContain("0101809999");
    }

    private List<String> names(UUID id, String text) {
        return scene.people(id, text);
    }

    private MvcTestResult say(UUID id, String field, String value) {
        var seen = scene.imports
                .sections(scene.nordlys, id)
                .get(0)
                .reading()
                .said()
                .asText();
        return scene.post(id, "/reading/USERS", field, value, "seen", seen);
    }

    private int count(UUID id, Outcome outcome) {
        return scene.imports.tallies(scene.nordlys, id).get(Section.USERS).getOrDefault(outcome, 0);
    }
}

package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The two pages on which an import is decided about before it is begun. */
@RammeTest
class DecidingPagesTests {

    private static final String TWINS = """
            RID;Navn;E-mail;CPR;Rettigheder
            1001;Birgit Østergaard;birgit@nordlys.example;2406719990;Digital Post, NemRefusion
            1002;Birgit Ø.;;2406719990;
            1003;Anders Bæk;anders@nordlys.example;0901849991;
            """;

    private static final String ADMINISTRATORS = """
            Navn;E-mail;Register;Rolle;CPR;Fødselsdato
            Søren Ågård;soeren@nordlys.example;NemID;Superadministrator;;02-11-1979
            Birgit Østergaard;birgit@nordlys.example;NemID;Administrator;2406719990;
            Lars Bøgh;;NemID;Administrator;2304879991;
            Birgit Østergaard;birgit@nordlys.example;Virk;Administrator;2406719990;
            """;

    private final ImportScene scene;
    private final ImportReports reports;
    private final MockMvcTester mvc;
    private UUID nordlys = new UUID(0, 0);
    private SignedInAs karen = SignedInAs.user(nordlys, nordlys);

    DecidingPagesTests(
            @Autowired ApplicationContext context, @Autowired ImportReports reports, @Autowired MockMvcTester mvc) {
        this.scene = ImportScene.of(context);
        this.reports = reports;
        this.mvc = mvc;
    }

    @BeforeEach
    void an_administrator_is_logged_in() {
        nordlys = scene.organisation();
        karen = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR));
    }

    @Test
    void persons_who_stand_twice_are_side_by_side_with_all_kept() {
        var id = scene.read(nordlys, TWINS);

        var page = get(id, "/duplicates");

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Birgit Østergaard", "Birgit Ø.", "1001", "1002", "birgit@nordlys.example", "Digital Post")
                .contains("NemRefusion", "Ingen rettigheder", "Behold alle 2")
                .containsPattern("value=\"all\"[^>]* checked")
                .doesNotContain("Anders Bæk", "Lægges sammen", "240671");
        assertThat(get(id, "")).bodyText().contains("Se dem side om side");
    }

    @Test
    void what_is_decided_is_kept_shown_and_can_be_taken_back() {
        var id = scene.read(nordlys, TWINS);

        var saved = post(id, "/duplicates", "keep-2", "3");

        assertThat(saved).hasRedirectedUrl("/setup/import/" + id);
        assertThat(get(id, "/duplicates"))
                .bodyText()
                .contains("Lægges sammen")
                .containsPattern("value=\"3\"[^>]* checked")
                .doesNotContainPattern("value=\"all\"[^>]* checked");
        post(id, "/duplicates", "keep-2", "3");
        assertThat(decisions()).as("the same again is no decision").isEqualTo(1);
        post(id, "/duplicates", "keep-2", "all", "seen-2", "3");
        assertThat(get(id, "/duplicates"))
                .bodyText()
                .containsPattern("value=\"all\"[^>]* checked")
                .doesNotContain("Lægges sammen");
        assertThat(decisions()).isEqualTo(2);
    }

    @Test
    void many_persons_are_shown_twenty_at_a_time() {
        var id = scene.read(nordlys, "RID;Navn;E-mail;CPR\n" + twins(21));

        var first = get(id, "/duplicates");

        assertThat(first)
                .bodyText()
                .contains("21 personer", "Person 20", "name=\"last\"", "Gem, og se de næste")
                .doesNotContain("Person 21");
        var saved = post(id, "/duplicates", "last", "40", "keep-2", "2", "keep-4", "all");
        assertThat(saved).hasRedirectedUrl("/setup/import/" + id + "/duplicates?after=40");
        assertThat(get(id, "/duplicates?after=40"))
                .bodyText()
                .contains("Person 21", "Fra begyndelsen")
                .doesNotContain("Person 20", "Gem, og se de næste");
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void two_who_decide_about_a_person_at_once_lose_nothing() {
        var id = scene.read(nordlys, TWINS + "1004;Anders Bæk;anders@nordlys.example;0901849991\n");
        post(id, "/duplicates", "keep-2", "2", "seen-2", "all");

        var late = post(id, "/duplicates", "keep-2", "3", "seen-2", "all", "keep-4", "5", "seen-4", "all");

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("I har bestemt på samme tid", "Karen Holm bestemte", "Kun RID 1001", "Kun RID 1002")
                .contains("name=\"keep-2\" value=\"3\"", "name=\"seen-2\" value=\"2\"")
                .doesNotContain("keep-4");
        assertThat(get(id, "/duplicates"))
                .bodyText()
                .as("the earlier one stands, and what nobody disputes is kept")
                .containsPattern("value=\"2\"[^>]* checked")
                .containsPattern("value=\"5\"[^>]* checked");
        assertThat(decisions()).isEqualTo(2);
        assertThat(post(id, "/duplicates", "keep-2", "3", "seen-2", "2")).hasRedirectedUrl("/setup/import/" + id);
        assertThat(get(id, "/duplicates")).bodyText().containsPattern("value=\"3\"[^>]* checked");
    }

    @Test
    void two_who_choose_an_administrator_at_once_lose_nothing() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();
        var birgit = candidate(id, 1).toString();
        post(id, "/administrators", "chosen", soeren, "roles", soeren + ":USER_ADMINISTRATOR");

        var late = post(id, "/administrators", "chosen", birgit, "roles", birgit + ":RIGHTS_ADMINISTRATOR");

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("Søren Ågård", "Karen Holm bestemte", "Brugeradministrator", "Ikke valgt")
                .contains(
                        "name=\"chosen\" value=\"" + birgit, "name=\"seen\" value=\"" + soeren + ":USER_ADMINISTRATOR");
        assertThat(chosen(id, 0)).containsExactly(Role.USER_ADMINISTRATOR);
        assertThat(chosen(id, 1)).containsExactly(Role.RIGHTS_ADMINISTRATOR);
        assertThat(scene.audit(nordlys))
                .filteredOn("IMPORT_ADMINISTRATOR_CHOSEN"::equals)
                .hasSize(2);
    }

    @Test
    void all_rows_of_a_person_can_be_reached() {
        var id = scene.read(nordlys, "RID;Navn;E-mail;CPR\n" + rows(120));

        assertThat(get(id, "/duplicates"))
                .bodyText()
                .contains("Kun RID 9019", "Se alle 120 rækker med Birgit", "/duplicates/2\"")
                .doesNotContain("Kun RID 9020");
        assertThat(get(id, "/duplicates/2"))
                .bodyText()
                .contains("Kun RID 9000", "Kun RID 9099", "line=10")
                .doesNotContain("Kun RID 9110");
        assertThat(get(id, "/duplicates/2?line=102"))
                .bodyText()
                .contains("Kun RID 9101", "Kun RID 9119")
                .doesNotContain("Kun RID 9099", "rel=\"next\"");
        assertThat(get(id, "/duplicates/3")).hasStatus(404);
    }

    @Test
    void a_row_kept_alone_is_shown_as_the_one_that_stands_wherever_it_is() {
        var id = scene.read(nordlys, "RID;Navn;E-mail;CPR\n" + rows(120));

        post(id, "/duplicates", "keep-2", "121", "seen-2", "all");

        for (var page : List.of("/duplicates", "/duplicates/2", "/duplicates/2?line=40")) {
            assertThat(get(id, page))
                    .as(page)
                    .bodyText()
                    .containsPattern("value=\"121\"[^>]* checked")
                    .doesNotContainPattern("value=\"all\"[^>]* checked");
        }
        post(id, "/duplicates", "keep-2", "50", "seen-2", "121");
        assertThat(get(id, "/duplicates/2?line=102")).bodyText().containsPattern("value=\"50\"[^>]* checked");
    }

    @Test
    void a_user_who_is_here_with_another_rid_number_stands_beside_the_row() {
        scene.read(
                nordlys,
                "RID;Navn;E-mail;CPR;Rettigheder\n17;Birgit Holm;bh@nordlys.example;2406719990;Digital Post\n");
        var first = scene.in(nordlys, () -> scene.query("select id from import_run"))
                .get(0)
                .get("id");
        scene.begin(nordlys, (UUID) first);
        scene.ended(nordlys, (UUID) first);
        var id = scene.read(nordlys, "RID;Navn;E-mail;CPR\n1001;Birgit Østergaard;b@nordlys.example;2406719990\n");

        assertThat(get(id, "/duplicates"))
                .bodyText()
                .contains("Lav en bruger af signaturen", "Kun Birgit Holm, som allerede er bruger", "Digital Post")
                .contains("Deaktiveret", "Signatur med RID 1001")
                .doesNotContain("Kun RID 1001");
        assertThat(get(id, "/problems/USER_HERE_OTHER_RID")).bodyText().contains("17", "allerede bruger her");
        post(id, "/duplicates", "keep-2", "user", "seen-2", "all");
        assertThat(get(id, "/duplicates")).bodyText().containsPattern("value=\"user\"[^>]* checked");
    }

    @Test
    void rows_there_are_not_decide_nothing() {
        var id = scene.read(nordlys, TWINS);

        post(id, "/duplicates", "keep-2", "4");
        post(id, "/duplicates", "keep-4", "4");

        assertThat(post(id, "/duplicates", "keep-2", "x")).hasStatus(400);
        assertThat(decisions()).isZero();
        assertThat(get(id, "/duplicates")).bodyText().containsPattern("value=\"all\"[^>]* checked");
    }

    @Test
    void both_registers_stand_side_by_side_with_what_is_suggested() {
        var id = administrators();

        assertThat(get(id, "/administrators"))
                .hasStatusOk()
                .bodyText()
                .contains("Søren Ågård", "Superadministrator", "Brugeradministrationen på Virk")
                .contains("Kan ikke vælges, fordi der mangler en e-mailadresse")
                .contains("Samme person står også i det andet register")
                .containsPattern(
                        ":ORGANISATION_ADMINISTRATOR\"[^>]* checked[^<]*>\\s*<label[^<]*<span>Organisations[^<]*"
                                + "</span> <small>forslag")
                .doesNotContainPattern("name=\"chosen\"[^>]* checked")
                .doesNotContain("240671", "02-11-1979");
    }

    @Test
    void the_chosen_are_kept_with_their_roles_and_shown() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();

        var saved = post(
                id,
                "/administrators",
                "chosen",
                soeren,
                "roles",
                soeren + ":USER_ADMINISTRATOR",
                "roles",
                soeren + ":RIGHTS_ADMINISTRATOR");

        assertThat(saved).hasRedirectedUrl("/setup/import/" + id);
        assertThat(chosen(id, 0)).containsExactlyInAnyOrder(Role.USER_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR);
        assertThat(chosen(id, 1)).isEmpty();
        assertThat(get(id, "/administrators"))
                .bodyText()
                .containsPattern("value=\"" + soeren + "\"[^>]* checked")
                .containsPattern(soeren + ":USER_ADMINISTRATOR\"[^>]* checked")
                .doesNotContainPattern(soeren + ":ORGANISATION_ADMINISTRATOR\"[^>]* checked");
        assertThat(get(id, "")).bodyText().contains("I har valgt 1");
        post(id, "/administrators", "seen", soeren + ":USER_ADMINISTRATOR", "seen", soeren + ":RIGHTS_ADMINISTRATOR");
        assertThat(chosen(id, 0)).as("nobody ticked").isEmpty();
    }

    @Test
    void chosen_without_a_role_is_said_at_the_card_and_nothing_is_lost() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();
        var birgit = candidate(id, 1).toString();

        var sent = post(
                id,
                "/administrators",
                "chosen",
                soeren,
                "chosen",
                birgit,
                "roles",
                soeren + ":ORGANISATION_ADMINISTRATOR");

        assertThat(sent)
                .hasStatus(422)
                .bodyText()
                .contains("Fejl:", "href=\"#chosen-1\"", "id=\"chosen-1-error\"", "Vælg mindst én rolle til Birgit")
                .containsPattern("value=\"" + soeren + "\"[^>]* checked")
                .containsPattern("value=\"" + birgit + "\"[^>]* checked")
                .containsPattern(soeren + ":ORGANISATION_ADMINISTRATOR\"[^>]* checked")
                .doesNotContainPattern(birgit + ":USER_ADMINISTRATOR\"[^>]* checked")
                .doesNotContain("chosen-0-error");
        assertThat(chosen(id, 0)).isEmpty();
    }

    @Test
    void who_cannot_be_written_to_cannot_be_chosen() {
        var id = administrators();
        var lars = candidate(id, 2).toString();

        post(id, "/administrators", "chosen", lars, "roles", lars + ":USER_ADMINISTRATOR");

        assertThat(chosen(id, 2)).isEmpty();
    }

    @Test
    void once_begun_nothing_is_decided_any_more() {
        var id = scene.stagedOnly(nordlys, TWINS);

        for (var page : List.of("/duplicates", "/administrators")) {
            assertThat(get(id, page)).as(page).hasRedirectedUrl("/setup/import/" + id);
            assertThat(post(id, page, "keep-2", "3"))
                    .hasRedirectedUrl("/setup/import/" + id)
                    .flash()
                    .containsEntry("notice", "imports.decided-no-more");
        }
        assertThat(decisions()).isZero();
    }

    @Test
    void another_organisations_import_is_not_there() {
        var lund = scene.organisation();
        var theirs = scene.read(lund, TWINS);

        for (var page : List.of("/duplicates", "/administrators")) {
            assertThat(get(theirs, page)).as(page).hasStatus(404);
            assertThat(post(theirs, page, "keep-2", "3")).as(page).hasStatus(404);
        }
        assertThat(scene.audit(lund)).containsExactly("IMPORT_READ");
    }

    @Test
    void other_administrators_see_the_preview_and_decide_nothing() {
        var id = scene.read(nordlys, TWINS);
        karen = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.USER_ADMINISTRATOR));

        for (var page : List.of("/duplicates", "/administrators")) {
            assertThat(get(id, page)).as(page).hasStatus(403);
            assertThat(post(id, page, "keep-2", "3")).as(page).hasStatus(403);
        }
        assertThat(get(id, ""))
                .hasStatusOk()
                .bodyText()
                .contains("En organisationsadministrator ser det igennem")
                .doesNotContain("Hent nu", "Se dem side om side", "/cancel");
    }

    private UUID administrators() {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with("administratorer.csv", ADMINISTRATORS);
        return scene.read(nordlys, ImportScene.bytes(zip.bytes()), "alt.zip");
    }

    private UUID candidate(UUID id, int place) {
        return Tenancy.in(nordlys, () -> reports.administrators(scene.run(nordlys, id)))
                .get(place)
                .id();
    }

    private Set<Role> chosen(UUID id, int place) {
        return Tenancy.in(nordlys, () -> reports.administrators(scene.run(nordlys, id)))
                .get(place)
                .chosen();
    }

    private long decisions() {
        return scene.audit(nordlys).stream()
                .filter("IMPORT_DUPLICATE_DECIDED"::equals)
                .count();
    }

    /** So many persons, each in two rows after each other. */
    private static String twins(int persons) {
        return IntStream.rangeClosed(1, persons)
                .mapToObj(i ->
                        "1%1$03d;Person %1$d;a@b.dk;%1$02d0180%2$04d\n2%1$03d;Person %1$d;a@b.dk;%1$02d0180%2$04d\n"
                                .formatted(i, 1000 + i))
                .collect(Collectors.joining());
    }

    /** So many signatures of one person. */
    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%d;Birgit;b@nordlys.example;2406719990%n".formatted(9000 + i))
                .collect(Collectors.joining());
    }

    private MvcTestResult get(UUID id, String page) {
        return mvc.get().uri("/setup/import/" + id + page).with(karen).exchange();
    }

    private MvcTestResult post(UUID id, String page, String... answers) {
        var request = mvc.post().uri("/setup/import/" + id + page).with(karen).with(csrf());
        for (int i = 0; i < answers.length; i += 2) request.param(answers[i], answers[i + 1]);
        return request.exchange();
    }
}

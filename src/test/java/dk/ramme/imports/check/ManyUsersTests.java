package dk.ramme.imports.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A user administrator creates users from a file. */
@RammeTest
class ManyUsersTests {

    private static final String HEADER = "Navn;E-mail;CPR-nummer;Fødselsdato;RID-nummer\n";
    private static final String AASE = "Åse Ærø;aase@nordlys.example;0101701234;;\n";
    private static final String BO = "Bo Lund;bo@nordlys.example;;24-12-1980;77\n";

    private final ImportScene scene;
    private final MockMvcTester mvc;
    private final AnOrganisation organisations;
    private UUID nordlys = new UUID(0, 0);
    private SignedInAs eva = SignedInAs.user(nordlys, nordlys);

    ManyUsersTests(
            @Autowired ApplicationContext context,
            @Autowired MockMvcTester mvc,
            @Autowired AnOrganisation organisations) {
        this.scene = ImportScene.of(context);
        this.mvc = mvc;
        this.organisations = organisations;
    }

    @BeforeEach
    void a_user_administrator_is_logged_in() {
        nordlys = organisations.ready();
        eva = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Eva Dam", Role.USER_ADMINISTRATOR));
    }

    @Test
    void users_are_created_with_and_without_a_rid_number_once_they_have_been_looked_at() {
        var page = sent(HEADER + AASE + BO);
        assertThat(created()).isEmpty();
        assertThat(read(page)).bodyText().contains("Se det igennem, før du opretter", "Opret nu");

        begin(page);

        assertThat(created())
                .extracting(
                        user -> user.get("name"),
                        user -> user.get("rid"),
                        user -> user.get("origin"),
                        user -> user.get("state"),
                        user -> user.get("cpr_sealed") != null)
                .containsExactly(
                        tuple("Bo Lund", "77", "CREATED", "DEACTIVATED", false),
                        tuple("Åse Ærø", null, "CREATED", "DEACTIVATED", true));
        assertThat(read(page)).bodyText().contains("Brugerne er oprettet", "2 brugere er oprettet");
    }

    @Test
    void each_user_is_on_the_trail_in_the_name_of_whoever_chose_the_file() {
        begin(sent(HEADER + AASE + BO));

        assertThat(scene.in(
                        nordlys,
                        () -> scene.query("select action, actor_name from audit_event where action = 'USER_CREATED'")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsEntry("actor_name", "Eva Dam"));
    }

    @Test
    void the_same_file_again_creates_nobody() {
        begin(sent(HEADER + AASE + BO));

        var again = sent(HEADER + AASE + BO);
        begin(again);

        assertThat(created()).hasSize(2);
        assertThat(read(again)).bodyText().contains("Ingen brugere blev oprettet", "Allerede bruger");
        assertThat(findings(again)).containsExactly(RowProblem.USER_THERE, RowProblem.USER_THERE);
    }

    /** As when one is created by hand: the address of another user is said, in whatever letters it is written. */
    @Test
    void whoever_is_to_have_the_address_of_another_user_is_shown() {
        organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");

        var page = sent(HEADER + "Mona Dam;IDA@nordlys.example;;24-12-1980;78\n"
                + "Ida Friis;ida@nordlys.example;;24-12-1980;79\n");

        assertThat(findings(page)).containsExactlyInAnyOrder(RowProblem.EMAIL_OF_USER, RowProblem.EMAIL_SHARED);
        assertThat(read(page)).bodyText().contains("Samme e-mailadresse som en bruger");
        begin(page);
        assertThat(created()).hasSizeGreaterThanOrEqualTo(1);
    }

    /** As where signatures are imported: who has left is not created for standing on a list of persons (imports finding 10). */
    @Test
    void whoever_the_list_says_has_left_is_left_out() {
        var page = sent("Navn;E-mail;Fødselsdato;Status;Gyldig til\n"
                + "Mona Dam;mona@nordlys.example;24-12-1980;Fratrådt;\n"
                + "Ib Holm;ib@nordlys.example;24-12-1981;Aktiv;31-12-2001\n"
                + "Bo Lund;bo@nordlys.example;24-12-1982;Aktiv;\n");

        assertThat(findings(page)).containsExactlyInAnyOrder(RowProblem.NOT_ACTIVE, RowProblem.EXPIRED);
        begin(page);
        assertThat(created()).extracting(user -> user.get("name")).containsExactly("Bo Lund");
    }

    /** A temporary employee's last day comes with the file (U3); how long a signature is valid is nobody's last day. */
    @Test
    void whoever_comes_for_a_time_comes_with_their_last_day() {
        var page = sent("Navn;E-mail;Fødselsdato;Gyldig til;Slutdato\n"
                + "Mona Dam;mona@nordlys.example;24-12-1980;;31-12-2039\n"
                + "Ib Holm;ib@nordlys.example;24-12-1981;;31-12-2001\n"
                + "Bo Lund;bo@nordlys.example;24-12-1982;31-12-2039;\n");

        assertThat(findings(page)).containsExactly(RowProblem.EXPIRED);
        begin(page);
        assertThat(created())
                .extracting(user -> user.get("name") + " " + user.get("ends_on"))
                .containsExactlyInAnyOrder("Mona Dam 2039-12-31", "Bo Lund null");
    }

    @Test
    void a_person_never_becomes_two_users() {
        var page = sent(HEADER
                + AASE
                + "Åse Bæk Ærø;aase2@nordlys.example;010170-1234;;\n"
                + "ÅSE ÆRØ;aase3@nordlys.example;;01-01-1970;\n"
                + BO
                + "Per Holm;per@nordlys.example;;24-12-1980;77\n"
                + "Bo Lund;bo2@nordlys.example;;25-12-1980;\n");

        begin(page);

        assertThat(findings(page))
                .containsExactlyInAnyOrder(
                        RowProblem.PERSON_TWICE,
                        RowProblem.NAMESAKE_TWICE,
                        RowProblem.RID_OF_TWO,
                        RowProblem.RID_OF_TWO);
        assertThat(created()).extracting(user -> user.get("name")).containsExactly("Bo Lund", "Åse Ærø");
    }

    /** U8: a CPR number that differs from the user's is answered as the user's own is. */
    @Test
    void whoever_has_the_name_and_birth_date_of_a_user_does_not_come_whatever_the_cpr_number() {
        begin(sent(HEADER + AASE + BO));

        var page = sent(
                HEADER + "åse k. ærø;b@nordlys.example;0101701235;;\n" + "Bo Lund;c@nordlys.example;2412804321;;\n");
        begin(page);

        assertThat(findings(page)).containsExactly(RowProblem.USER_THERE, RowProblem.NAMESAKE_HERE);
        assertThat(created()).hasSize(2);
    }

    @Test
    void whoever_became_a_user_after_the_file_was_read_is_not_created_again() {
        var page = sent(HEADER + BO);
        organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
        scene.update(nordlys, "update organisation_user set rid = '77' where name = 'Ida Friis'");

        begin(page);

        assertThat(created()).isEmpty();
        assertThat(findings(page)).containsExactly(RowProblem.USER_THERE);
    }

    /** They are no users, and can be brought back; also when they are deleted after the file was read (users finding 4). */
    @Test
    void whoever_is_deleted_is_said_to_be_deleted_and_where_they_can_be_brought_back() {
        begin(sent(HEADER + BO));
        var meanwhile = sent(HEADER + BO);
        assertThat(read(meanwhile)).bodyText().contains("Personer: Allerede bruger (1 række)");
        scene.update(
                nordlys, "update organisation_user set state = 'DELETED', deleted_at = created_at where rid = '77'");
        begin(meanwhile);
        assertThat(findings(meanwhile)).containsExactly(RowProblem.DELETED_HERE);

        var later = sent(HEADER + BO);

        assertThat(read(later))
                .bodyText()
                .contains("Personer: Slettet bruger (1 række)", "/users/deleted")
                .doesNotContain("Allerede bruger");
        begin(later);
        assertThat(findings(later)).containsExactly(RowProblem.DELETED_HERE);
    }

    @Test
    void without_cpr_number_and_birth_date_nobody_is_created() {
        var page = sent(HEADER + "Bo Lund;bo@nordlys.example;;;\n" + AASE);

        begin(page);

        assertThat(findings(page)).containsExactly(RowProblem.IDENTITY_MISSING);
        assertThat(mvc.get().uri(page + "/left-out/PERSONS.csv").with(eva))
                .hasStatusOk()
                .bodyText()
                .contains("Bo Lund", "Skriv personens CPR-nummer eller fødselsdato");
        assertThat(scene.count(nordlys, "audit_event where action = 'IMPORT_LEFT_OUT_READ'"))
                .isOne();
    }

    @Test
    void the_template_can_be_filled_in_and_handed_in() {
        var template = mvc.get()
                .uri("/users/many/template.csv")
                .header("Accept-Language", "da")
                .with(eva)
                .exchange();

        var page = sent(new String(template.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));

        assertThat(read(page)).bodyText().contains("Se det igennem");
        assertThat(findings(page)).isEmpty();
    }

    @Test
    void a_refusal_stands_at_the_field() {
        assertThat(send("E-mail;CPR-nummer\nx@y.example;\n", "/users/many"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"file-error\"", "Filen mangler en kolonne for: Navn");
    }

    @Test
    void an_import_and_a_creation_are_found_at_their_own_addresses_and_do_not_wait_for_each_other() {
        organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var creation = sent(HEADER + BO);
        var id = creation.substring(creation.lastIndexOf('/') + 1);
        var both = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Ea Krog", Role.values()));

        var imported = scene.read(nordlys, "RID;Navn;E-mail\n5;Ib;ib@nordlys.example\n");

        assertThat(mvc.get().uri("/setup/import/" + id).with(both)).hasStatus(404);
        assertThat(mvc.post().uri("/setup/import/" + id + "/begin").with(csrf()).with(both))
                .hasStatus(404);
        assertThat(mvc.get().uri("/users/many/" + imported).with(both)).hasStatus(404);
        assertThat(mvc.get().uri("/setup/import/" + imported).with(both)).hasStatusOk();
        assertThat(mvc.get().uri("/setup/import/file").with(both)).bodyText().doesNotContain(id);
    }

    @Test
    void whoever_lost_the_role_since_the_page_was_shown_begins_nothing() {
        var page = sent(HEADER + BO);
        scene.update(nordlys, "delete from user_role where role = 'USER_ADMINISTRATOR'");

        mvc.post().uri(page + "/begin").with(csrf()).with(eva).exchange();

        assertThat(created()).isEmpty();
        assertThat(scene.audit(nordlys)).doesNotContain("IMPORT_STARTED");
    }

    private String sent(String file) {
        var sent = send(file, "/users/many");
        assertThat(sent).hasStatus3xxRedirection();
        var location = String.valueOf(sent.getResponse().getHeader(HttpHeaders.LOCATION));
        assertThat(location).startsWith("/users/many/");
        return location;
    }

    private MvcTestResult send(String file, String address) {
        return mvc.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("file", "personer.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                .header("Accept-Language", "da")
                .with(eva)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult read(String page) {
        return mvc.get().uri(page).header("Accept-Language", "da").with(eva).exchange();
    }

    private void begin(String page) {
        mvc.post().uri(page + "/begin").with(eva).with(csrf()).exchange();
        scene.until(() -> ended(page));
    }

    private boolean ended(String page) {
        return scene
                .in(nordlys, () -> scene.query("select finished_at from import_run where id = '" + id(page) + "'"))
                .stream()
                .anyMatch(row -> row.get("finished_at") instanceof Object);
    }

    private List<Map<String, Object>> created() {
        return scene.in(
                nordlys,
                () -> scene.query(
                        "select * from organisation_user where origin = 'CREATED' order by name collate \"da-x-icu\", email"));
    }

    private List<RowProblem> findings(String page) {
        return scene
                .in(
                        nordlys,
                        () -> scene.query("select code from import_problem where import_id = '" + id(page)
                                + "' order by line, code"))
                .stream()
                .map(row -> RowProblem.valueOf(String.valueOf(row.get("code"))))
                .toList();
    }

    private static String id(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }
}

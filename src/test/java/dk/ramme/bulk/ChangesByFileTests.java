package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.rights.KnownRights;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A file changes many users: movers and leavers (B3; users, missed function 5). */
@RammeTest
class ChangesByFileTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    @AfterEach
    void back_to_now() {
        scene.clock.reset();
    }

    @Test
    void each_row_is_done_shown_before_and_after_and_undone() {
        var ida = numbered("Ida Friis", "1001");
        var mona = numbered("Mona Dam", "1002");
        var aage = numbered("Aage Juhl", "1003");
        var lager = group("Lager");
        var lost = address(mona);

        var run = read("RID-nummer;E-mail;Ny e-mail;Navn;Gruppe;Handling;Begrundelse\n"
                + "1001;;ida.ny@nordlys.example;Ida Holm Friis;lager;;\n"
                + ";" + lost.toUpperCase(Locale.ROOT) + ";;;;Spær;Fratrådt\n"
                + "1003;;;;;slet;\n");
        assertThat(scene.text("/bulk/" + run + "/check"))
                .contains("Bliver ændret 3", "Rækker i filen 3", "Ny e-mail: 1", "Bliver spærret: 1");
        assertThat(scene.text("/bulk/" + run + "/rows"))
                .contains("Nyt navn: Ida Holm Friis", "Ind i gruppe: Lager", "Mona Dam", "Bliver slettet");
        assertThat(scene.events("BULK_CHOSEN", run)).isOne();
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 3));

        assertThat(scene.read(ida).name()).isEqualTo("Ida Holm Friis");
        assertThat(address(ida)).isEqualTo("ida.ny@nordlys.example");
        assertThat(members(lager)).isOne();
        assertThat(scene.state(mona)).isEqualTo(UserState.SUSPENDED);
        assertThat(scene.read(mona).access().suspensionReason()).hasValue("Fratrådt");
        assertThat(scene.state(aage)).isEqualTo(UserState.DELETED);
        assertThat(scene.events("USER_EDITED", ida)).isOne();
        assertThat(scene.text("/bulk/" + run + "/rows")).contains("Er ændret");

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 3));
        assertThat(scene.read(ida).name()).isEqualTo("Ida Friis");
        assertThat(members(lager)).isZero();
        assertThat(scene.state(mona)).isEqualTo(UserState.ACTIVE);
        assertThat(scene.state(aage)).isEqualTo(UserState.DEACTIVATED);
    }

    @Test
    void whoever_was_changed_since_stays_as_they_are_when_it_is_undone() {
        var ida = numbered("Ida Friis", "1001");
        var mona = numbered("Mona Dam", "1002");
        var run = read("RID;Navn\n1001;Ida H. Friis\n1002;Mona A. Dam\n");
        scene.run(run);
        scene.run(read("RID;Navn\n1001;Ida Anna Friis\n"));

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1, "TOUCHED", 1));
        assertThat(scene.read(ida).name()).isEqualTo("Ida Anna Friis");
        assertThat(scene.read(mona).name()).isEqualTo("Mona Dam");
    }

    @Test
    void rights_and_ways_to_log_in_are_given_and_taken_back() {
        var ida = numbered("Ida Friis", "1001");
        scene.sql("update organisation_user set origin = 'IMPORTED' where id = :ida", Map.of("ida", ida));
        var right = scene.in(() -> beans.getBean(KnownRights.class).all().get(0));
        scene.sql(
                "update organisation_user set separate_means = '', private_mitid_offered = true, consented_at = now() where id = :ida",
                Map.of("ida", ida));
        scene.sql(
                "update organisation set private_mitid = true, offered_means = 'APP' where id = :organisation",
                Map.of());

        var run = read("RID;Rettigheder;Giv login\n1001;" + right.name() + ";app\n");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1));
        assertThat(held(ida, right.code())).isOne();
        assertThat(scene.count("organisation_user where id = '" + ida + "' and separate_means = 'APP'"))
                .isOne();

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1));
        assertThat(held(ida, right.code())).isZero();
        assertThat(scene.count("organisation_user where id = '" + ida + "' and separate_means = ''"))
                .isOne();
    }

    @Test
    void a_last_day_is_set_and_taken_away() {
        var ida = numbered("Ida Friis", "1001");
        var mona = numbered("Mona Dam", "1002");
        var day = scene.clock.today().plusDays(30);
        scene.sql("update organisation_user set ends_on = :day where id = :mona", Map.of("day", day, "mona", mona));

        var run = read("RID;Slutdato\n1001;" + day + "\n1002;fjern\n");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1));
        assertThat(scene.read(mona).access().endsOn()).isEmpty();
        assertThat(scene.text("/bulk/" + run + "/rows")).contains("Slutdatoen er ikke en dato");

        var danish = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
        scene.run(read("RID;Slutdato\n1001;" + danish.format(day) + "\n"));
        assertThat(scene.read(ida).access().endsOn()).hasValue(day);
        scene.run(scene.undo(run));
        assertThat(scene.read(mona).access().endsOn()).hasValue(day);
    }

    /** Issue 17, bad input: nobody, somebody twice, somebody of another organisation, contradictions. */
    @Test
    void each_row_that_cannot_be_used_says_why_and_which_column_is_to_blame() {
        numbered("Ida Friis", "1001");
        numbered("Mona Dam", "1002");
        numbered("Aage Juhl", "1003");
        var other = organisations.ready();
        organisations.importedUser(other, "Fremmed Person", "fremmed@solvang.example");

        var run = read("RID;E-mail;Ny e-mail;Navn;Gruppe;Handling;Begrundelse\n"
                + ";;x@nordlys.example;;;;\n"
                + "9999;;x@nordlys.example;;;;\n"
                + ";fremmed@solvang.example;;Ny Person;;;\n"
                + "1001;;;;;Spær;Fratrådt\n"
                + "1001;;;;;Genåbn;\n"
                + "1002;;ingen-adresse@;;;;\n"
                + "1003;;x@nordlys.example;;;Slet;\n"
                + "1003;;;;;Spær;\n"
                + "021179-9995;;;Ny Person;;;\n"
                + "1002;;;;Findes ikke;;\n"
                + "1002;;;;;Fyr;\n"
                + "1002;;;;;;\n");

        var rows = scene.text("/bulk/" + run + "/rows?leftOut=true");
        assertThat(rows)
                .contains(
                        "Rækken siger ikke, hvem det drejer sig om",
                        "I har ingen bruger med det RID-nummer",
                        "Brugeren står i flere rækker",
                        "Den nye e-mail er ikke en e-mailadresse. Kolonne: Ny e-mail",
                        "både at slette og at ændre",
                        "9999",
                        "021179-****",
                        "Kolonne: Gruppe",
                        "Skriv Spær, Genåbn eller Slet")
                .doesNotContain("Fremmed Person", "021179-9995");
        assertThat(scene.text("/bulk/" + run + "/check"))
                .contains("Ingen brugere valgt", "Det kan ikke lade sig gøre", "Ikke bruger hos jer: 3");
        var file = Pages.body(scene.get("/bulk/" + run + "/rows/file"));
        assertThat(file).contains("\"13\"", "Handling").doesNotContain("9995");
        assertThat(scene.events("BULK_REPORT_READ", run)).isOne();
    }

    @Test
    void the_last_organisation_administrator_stays_however_many_are_called_otherwise() {
        var karen = numbered("Karen Holm", "1001", Role.ORGANISATION_ADMINISTRATOR);
        var soeren = numbered("Søren Bæk", "1002", Role.ORGANISATION_ADMINISTRATOR);

        var run = read("RID;Navn;Handling;Begrundelse\n1001;;Spær;Orlov\n1002;Søren A. Bæk;;\n");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 2));
        assertThat(scene.state(karen)).isEqualTo(UserState.SUSPENDED);

        var last = read("RID;Handling\n1002;Slet\n");
        assertThat(scene.run(last).outcomes()).isEqualTo(Map.of("LAST_ADMINISTRATOR", 1));
        assertThat(scene.state(soeren)).isEqualTo(UserState.ACTIVE);
    }

    /** (U8) Beside a CPR number another name is written one at a time, where it is counted. */
    @Test
    void who_has_a_cpr_number_gets_no_other_name_by_a_file() {
        var ida =
                organisations.importedUser(scene.nordlys, "Ida Friis", "ida@nordlys.example", AnOrganisation.anyCpr());

        var run = read("E-mail;Navn\nida@nordlys.example;Bente Krogh\n");

        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("OTHER_NAME", 1));
        assertThat(scene.read(ida).name()).isEqualTo("Ida Friis");
    }

    @Test
    void a_file_that_names_nobody_or_asks_for_nothing_is_refused_at_its_field() {
        assertThat(send("Navn;Afdeling\nIda Friis;Lager\n"))
                .hasStatus(422)
                .bodyText()
                .contains("hvem det drejer sig om");
        assertThat(send("RID;Afdeling\n1001;Lager\n")).hasStatus(422).bodyText().contains("ikke hvad der skal ske");
        assertThat(send("RID;Ny e-mail\n")).hasStatus(422);
        assertThat(scene.count("bulk_run")).isZero();
    }

    @Test
    void what_the_file_said_of_whom_is_forgotten_when_it_cannot_be_undone_any_more() {
        numbered("Ida Friis", "1001");
        scene.run(read("RID;Telefon\n1001;12 34 56 78\n9999;87654321\n"));
        scene.clock.advance(Duration.ofDays(2).plusMinutes(1));

        var job = beans.getBean("changeErasureTask", RecurringTask.class);
        job.execute(new TaskInstance<>(job.getName(), RecurringTask.INSTANCE), null);

        assertThat(scene.count("bulk_change where rid is not null or asked <> '{}'"))
                .isZero();
        assertThat(scene.count("bulk_change")).isEqualTo(2);
    }

    @Test
    void only_user_administrators_hand_in_a_file_or_see_its_rows() {
        numbered("Ida Friis", "1001");
        var run = read("RID;Navn\n1001;Ida H. Friis\n");
        var karen = scene.as(scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR));

        assertThat(scene.pages.get(karen, "/users/changes")).hasStatus(403);
        assertThat(scene.pages.get(karen, "/bulk/" + run + "/rows")).hasStatus(404);
        assertThat(scene.pages.get(karen, "/bulk/" + run + "/rows/file")).hasStatus(404);
        assertThat(Pages.text(scene.pages.get(karen, "/bulk/" + run + "/check")))
                .doesNotContain("Ida H.");
    }

    @Test
    void the_template_is_a_file_that_can_be_handed_in() {
        var template = Pages.body(scene.get("/users/changes/template.csv"));

        assertThat(scene.text("/bulk/" + read(template) + "/check"))
                .contains("Rækker i filen 4", "Ikke bruger hos jer: 4");
        var workbook = scene.get("/users/changes/template.xlsx").getResponse().getContentAsByteArray();
        assertThat(scene.text("/bulk/" + BulkScene.run(send("aendringer.xlsx", workbook)) + "/check"))
                .contains("Rækker i filen 4", "Ikke bruger hos jer: 4");
        assertThat(scene.text("/users/changes")).contains("Fil med ændringer", "Fjern login");
    }

    private UUID numbered(String name, String rid, Role... roles) {
        var user = scene.administrator(name, roles);
        scene.sql("update organisation_user set rid = :rid where id = :user", Map.of("rid", rid, "user", user));
        return user;
    }

    private UUID group(String name) {
        var group = UUID.randomUUID();
        scene.sql(
                "insert into user_group (id, organisation_id, name, created_at, version) values (:group, :organisation, :name, now(), 0)",
                Map.of("group", group, "name", name));
        return group;
    }

    private int members(UUID group) {
        return scene.count("group_member where group_id = '" + group + "'");
    }

    private int held(UUID user, String code) {
        return scene.count("user_right where user_id = '" + user + "' and code = '" + code + "'");
    }

    private String address(UUID user) {
        return scene.read(user).email().orElseThrow();
    }

    private UUID read(String file) {
        return BulkScene.run(send(file));
    }

    private MvcTestResult send(String file) {
        return send("aendringer.csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult send(String name, byte[] file) {
        return mvc.post()
                .uri("/users/changes")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", file))
                .with(scene.bo)
                .with(csrf())
                .exchange();
    }
}

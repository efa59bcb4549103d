package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.settings.RoleChoice;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class SetupPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID nordlys;
    private UUID karenId;
    private SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.inSetup();
        karenId = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenId);
    }

    @Test
    void every_answer_leads_to_the_next_task_and_the_confirmation_to_what_comes_next() {
        assertThat(get("/setup")).hasStatusOk().bodyText().contains("1/7", "Fortsæt med opgave 2");
        assertThat(get("/setup/identity")).hasStatusOk().bodyText().contains("Karen Holm", "Opgave 1 af 7");

        for (var step : answerable()) {
            assertThat(get(step.path()))
                    .as(step.path())
                    .hasStatusOk()
                    .bodyText()
                    .contains("Opgave " + step.number() + " af 7");
            var next = SetupStep.values()[step.ordinal() + 1];
            assertThat(post(step.path(), right(step))).as(step.path()).hasRedirectedUrl(next.path());
        }

        assertThat(get("/setup/summary")).hasStatusOk().bodyText().contains("Nordlys Energi A/S", "Chip");
        assertThat(confirm()).hasRedirectedUrl("/setup/done");
        assertThat(get("/setup/done")).hasStatusOk().bodyText().contains("Rammen er sat", "7/7");
    }

    @Test
    void an_answer_can_be_saved_before_going_back_to_the_tasks() {
        assertThat(post("/setup/import", Map.of("wanted", List.of("NO"), "then", List.of("tasks"))))
                .hasRedirectedUrl("/setup");

        assertThat(get("/setup"))
                .bodyText()
                .contains(
                        "2/7", "Fortsæt med opgave 3", "Nej, vi har ingen, der skal med – svaret af Karen Holm i dag");
    }

    @Test
    void who_wants_users_along_goes_on_to_the_file() {
        assertThat(post("/setup/import", Map.of("wanted", List.of("YES")))).hasRedirectedUrl("/setup/import/file");
    }

    @Test
    void the_app_is_ticked_from_the_start() {
        finishUpTo(SetupStep.MEANS);

        assertThat(get("/setup/means"))
                .bodyText()
                .containsPattern("value=\"APP\"[^>]*checked")
                .doesNotContainPattern("value=\"CHIP\"[^>]*checked");
    }

    @ParameterizedTest
    @MethodSource("pairsAhead")
    void nothing_is_stored_out_of_turn(SetupStep unfinished, SetupStep ahead) {
        finishUpTo(unfinished);
        var stored = answers();

        var answer = ahead == SetupStep.SUMMARY ? Map.of("seen", List.of("x")) : right(ahead);

        assertThat(post(ahead.path(), answer)).hasRedirectedUrl(unfinished.path());
        assertThat(get(ahead.path())).hasRedirectedUrl(unfinished.path());
        assertThat(answers()).isEqualTo(stored);
    }

    @Test
    void nobody_is_added_out_of_turn() {
        assertThat(post("/setup/administrators/add", person("Søren Ågård"))).hasRedirectedUrl("/setup/import");
        assertThat(count("select count(*) from appointment")).isZero();
    }

    @Test
    void the_later_of_two_sees_both_answers_and_keeps_what_they_sent() {
        var mads = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR));
        finishUpTo(SetupStep.MEANS);
        post(mads, "/setup/means", Map.of("means", List.of("CODE_READER"), "version", List.of("0")));

        var conflict = post(
                "/setup/means",
                Map.of("means", List.of("APP", "CHIP"), "version", List.of("0"), "then", List.of("tasks")));

        assertThat(conflict).hasStatus(409);
        assertThat(conflict)
                .bodyText()
                .contains("Mads Lund", "i dag kl.", "Kodeoplæser", "App", "Chip")
                .contains(
                        "name=\"version\" value=\"1\"",
                        "name=\"means\" value=\"CHIP\"",
                        "name=\"then\" value=\"tasks\"");
        var again = post(
                "/setup/means",
                Map.of("means", List.of("APP", "CHIP"), "version", List.of("1"), "then", List.of("tasks")));
        assertThat(again).hasRedirectedUrl("/setup");
        assertThat(get("/setup")).bodyText().contains("App, Chip – svaret af Karen Holm");
    }

    @ParameterizedTest
    @MethodSource("conflicting")
    void the_same_page_answers_conflicts_in_every_step(SetupStep step, Map<String, List<String>> other) {
        finishUpTo(step);
        post(step.path(), right(step));

        var stale = new LinkedHashMap<>(other);
        stale.put("version", List.of("0"));

        assertThat(post(step.path(), stale)).hasStatus(409).bodyText().contains("I har svaret på samme tid");
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORT, wanted, MAYBE",
        "IMPORT, other, YES",
        "PRIVATE_MITID, allowed, ''",
        "PRIVATE_MITID, allowed, yes",
        "MEANS, other, APP",
        "MEANS, means, <script>",
        "MEANS, means, PRIVATE",
        "OWN_MEANS, other, APP",
        "OWN_MEANS, means, CODE_READER",
        "OWN_MEANS, means, '; drop table'",
        "ADMINISTRATORS, roles, ORGANISATION_ADMINISTRATOR",
        "ADMINISTRATORS, roles, USER_ADMINISTRATOR:00000000-0000-0000-0000-000000000000"
    })
    void what_is_no_answer_is_refused_at_its_field(SetupStep step, String field, String typed) {
        finishUpTo(step);

        var refused = post(step.path(), Map.of(field, List.of(typed)));

        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyText()
                .contains("<title>Fejl: ", "summary-error")
                .doesNotContain("<script>;");
        assertThat(count("select count(*) from setup_answer where step = '" + step + "'"))
                .isZero();
    }

    @Test
    void a_new_administrator_is_noted_but_not_told() {
        finishUpTo(SetupStep.ADMINISTRATORS);

        assertThat(post("/setup/administrators/add", person("Søren Ågård"))).hasRedirectedUrl("/setup/administrators");

        assertThat(get("/setup/administrators"))
                .bodyText()
                .contains("Søren Ågård", "Inviteres, når I bekræfter")
                .doesNotContain("010180");
        assertThat(count("select count(*) from outbox_mail")).isZero();
        assertThat(count("select count(*) from appointment where state = 'PROPOSED'"))
                .isEqualTo(1);
    }

    @Test
    void a_proposed_administrator_can_be_removed_but_no_other_organisations() {
        finishUpTo(SetupStep.ADMINISTRATORS);
        post("/setup/administrators/add", person("Søren Ågård"));
        var proposed = Tenancy.in(
                nordlys,
                () -> transaction.execute(status ->
                        jdbc.sql("select id from appointment").query(UUID.class).single()));

        assertThat(post("/setup/administrators/" + UUID.randomUUID() + "/remove", Map.of()))
                .hasStatus(404);
        assertThat(post("/setup/administrators/" + proposed + "/remove", Map.of()))
                .hasRedirectedUrl("/setup/administrators");
        assertThat(post("/setup/administrators/" + proposed + "/remove", Map.of()))
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', Skriv navnet på den nye administrator",
        "email, soren.nordlys.dk, navn@firma.dk",
        "email, '', Skriv e-mailadressen",
        "cpr, '', Skriv et CPR-nummer",
        "cpr, 320190-1234, Skriv CPR-nummeret med 10 cifre",
        "birthDate, 31-2-1980, Skriv fødselsdatoen som dag",
        "birthDate, 2-1-1980, Fødselsdatoen passer ikke med CPR-nummeret",
        "birthDate, 1-1-2180, Fødselsdatoen",
        "roles, ORGANISATION_ADMINISTRATOR, Vælg blandt de roller",
        "language, fr, Vælg dansk eller engelsk"
    })
    void what_is_wrong_about_a_new_administrator_is_said_at_the_field(String field, String typed, String said) {
        finishUpTo(SetupStep.ADMINISTRATORS);
        var form = new LinkedHashMap<>(person("Søren <b>Ågård"));
        form.put(field, List.of(typed));

        var refused = post("/setup/administrators/add", form);

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyText().contains("<title>Fejl: ", said).doesNotContain("<b>Ågård");
        assertThat(count("select count(*) from appointment")).isZero();
    }

    @Test
    void the_same_person_is_not_invited_twice() {
        finishUpTo(SetupStep.ADMINISTRATORS);
        post("/setup/administrators/add", person("Søren Ågård"));

        assertThat(post("/setup/administrators/add", person("Søren Ågård")))
                .hasStatus(422)
                .bodyText()
                .contains("Personen er allerede inviteret");
    }

    @Test
    void a_second_click_and_a_second_administrator_see_that_it_is_done() {
        var mads = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR));
        finishUpTo(SetupStep.SUMMARY);
        var seen = seen();

        assertThat(post("/setup/summary", Map.of("seen", List.of(seen)))).hasRedirectedUrl("/setup/done");
        assertThat(post("/setup/summary", Map.of("seen", List.of(seen)))).hasRedirectedUrl("/setup/done");
        assertThat(post(mads, "/setup/summary", Map.of("seen", List.of("x")))).hasRedirectedUrl("/setup/done");
        assertThat(count("select count(*) from audit_event where action = 'SETUP_CONFIRMED'"))
                .isEqualTo(1);
    }

    @Test
    void whoever_confirms_what_has_been_changed_looks_once_more() {
        var mads = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR));
        finishUpTo(SetupStep.SUMMARY);
        var seen = seen();
        post(mads, "/setup/private-mitid", Map.of("allowed", List.of("NO"), "version", List.of("1")));
        // what karen chose for herself went with it
        post("/setup/own-means", Map.of("means", List.of("APP"), "version", List.of("2")));

        var again = post("/setup/summary", Map.of("seen", List.of(seen)));

        assertThat(again).hasStatus(409);
        assertThat(again).bodyText().contains("Mads Lund", "Intet er bekræftet endnu", "Nej, kun særskilt MitID");
    }

    @Test
    void a_new_organisation_skips_the_import() {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update organisation set nothing_to_import = true")
                                .update()));

        assertThat(get("/setup")).bodyText().contains("Ikke nødvendig", "Fortsæt med opgave 3");
        assertThat(get("/setup/import")).hasStatusOk().bodyText().doesNotContain("name=\"wanted\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER_ADMINISTRATOR", "RIGHTS_ADMINISTRATOR"})
    void other_administrators_look_on(Role role) {
        var onlooker = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Bo Beck", role));

        assertThat(get(onlooker, "/setup"))
                .hasStatusOk()
                .bodyText()
                .contains("Kun organisationsadministratorerne")
                .doesNotContain("href=\"/setup/import\"", "Fortsæt med");
        assertThat(get(onlooker, "/setup/import")).hasRedirectedUrl("/setup");
        assertThat(post(onlooker, "/setup/import", right(SetupStep.IMPORT))).hasStatus(403);
        assertThat(answers()).isEmpty();
    }

    @Test
    void the_pages_speak_english_too() {
        finishUpTo(SetupStep.SUMMARY);

        for (var path : List.of(
                "/setup",
                "/setup/identity",
                "/setup/import",
                "/setup/means",
                "/setup/administrators",
                "/setup/administrators/add",
                "/setup/summary")) {
            var page = mvc.get()
                    .uri(path)
                    .with(karen)
                    .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                    .exchange();
            assertThat(page)
                    .as(path)
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"en\"")
                    .doesNotContain("??");
        }
    }

    // ---- the pages, as a browser asks for them ----

    private MvcTestResult get(String path) {
        return get(karen, path);
    }

    private MvcTestResult get(SignedInAs who, String path) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private MvcTestResult post(String path, Map<String, List<String>> form) {
        return post(karen, path, form);
    }

    private MvcTestResult post(SignedInAs who, String path, Map<String, List<String>> form) {
        var request = mvc.post().uri(path).with(who).with(csrf());
        form.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
        return request.exchange();
    }

    private MvcTestResult confirm() {
        return post("/setup/summary", Map.of("seen", List.of(seen())));
    }

    private String seen() {
        var page = body(get("/setup/summary"));
        var from = page.indexOf("name=\"seen\" value=\"") + "name=\"seen\" value=\"".length();
        return page.substring(from, page.indexOf('"', from));
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void finishUpTo(SetupStep unfinished) {
        answerable().stream()
                .filter(step -> step.ordinal() < unfinished.ordinal())
                .forEach(step -> assertThat(post(step.path(), right(step))).hasStatus3xxRedirection());
    }

    private Map<String, List<String>> right(SetupStep step) {
        return switch (step) {
            case IDENTITY, SUMMARY -> Map.of();
            case IMPORT -> Map.of("wanted", List.of("NO"));
            case PRIVATE_MITID -> Map.of("allowed", List.of("YES"));
            case MEANS -> Map.of("means", List.of("APP", "CHIP"));
            case OWN_MEANS -> Map.of("means", List.of("PRIVATE"));
            case ADMINISTRATORS ->
                Map.of("roles", List.of(new RoleChoice(Role.USER_ADMINISTRATOR, karenId).toString()));
        };
    }

    private static List<SetupStep> answerable() {
        return Arrays.stream(SetupStep.values())
                .filter(step -> step != SetupStep.IDENTITY && step != SetupStep.SUMMARY)
                .toList();
    }

    private static Map<String, List<String>> person(String name) {
        return Map.of(
                "name", List.of(name),
                "email", List.of("soren@nordlys.example"),
                "cpr", List.of("010180-1234"),
                "language", List.of("da"));
    }

    private static Stream<Arguments> pairsAhead() {
        return answerable().stream()
                .flatMap(unfinished -> Arrays.stream(SetupStep.values())
                        .filter(ahead -> ahead.ordinal() > unfinished.ordinal())
                        .map(ahead -> Arguments.of(unfinished, ahead)));
    }

    private static Stream<Arguments> conflicting() {
        return Stream.of(
                Arguments.of(SetupStep.IMPORT, Map.of("wanted", List.of("YES"))),
                Arguments.of(SetupStep.PRIVATE_MITID, Map.of("allowed", List.of("NO"))),
                Arguments.of(SetupStep.MEANS, Map.of("means", List.of("CODE_READER"))),
                Arguments.of(SetupStep.OWN_MEANS, Map.of("means", List.of("CHIP"))),
                Arguments.of(SetupStep.ADMINISTRATORS, Map.of()));
    }

    private List<String> answers() {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status -> jdbc.sql(
                                "select step || ' ' || answer || ' ' || version from setup_answer order by step")
                        .query(String.class)
                        .list()));
    }

    private int count(String sql) {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(
                        status -> jdbc.sql(sql).query(Integer.class).single()));
    }
}

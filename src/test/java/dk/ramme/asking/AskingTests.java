package dk.ramme.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An employee asks to be created, where an organisation has said that they may, and a user administrator answers. */
@RammeTest
class AskingTests {

    @Autowired
    Pages pages;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Organisations all;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private SignedInAs karen;
    private SignedInAs bo;
    private MitIdIdentity mona;
    private SignedInAs employee;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karen = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR));
        bo = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR));
        var cpr = AnOrganisation.anyCpr();
        mona = SignedInAs.person("Mona Dam", cpr.birthDate(), cpr);
        employee = SignedInAs.guest(mona);
    }

    @Test
    void nobody_may_ask_before_an_organisation_administrator_says_so_and_what_the_employee_reads_is_the_same() {
        var closed = ask(cvr());
        var nowhere = ask(AnOrganisation.anyCvr().value());
        assertThat(requests()).isEmpty();

        open("BY_CVR");
        var open = ask(cvr());

        assertThat(List.of(closed, nowhere, open))
                .allSatisfy(answer -> assertThat(answer).hasStatus(302).hasRedirectedUrl("/ask/sent"));
        assertThat(requests()).hasSize(1);
        assertThat(pages.get(employee, "/ask/organisation"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(cvr());
    }

    @Test
    void only_who_wants_to_be_shown_is_shown() {
        open("LISTED");

        assertThat(pages.get(employee, "/ask/organisation"))
                .bodyText()
                .contains("value=\"" + cvr() + "\"", "Nordlys Energi A/S");
        assertThat(pages.post(employee, "/ask/organisation", form("listed", cvr())))
                .hasRedirectedUrl("/ask/sent");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void a_yes_creates_the_user_who_can_be_activated_then_and_both_are_told() {
        open("BY_CVR");
        ask(cvr());
        var request = requests().get(0);
        assertThat(pages.get(bo, "/users/requests")).bodyText().contains("Mona Dam", "mona@nordlys.example");
        assertThat(pages.get(bo, "/users/requests/" + request))
                .bodyText()
                .contains("CPR-nummer (vises ikke)")
                .doesNotContain(String.valueOf(mona.cprNumber().orElseThrow().value()));

        var answer = pages.post(bo, "/users/requests/" + request, Map.of("decision", "YES"));

        var location = String.valueOf(answer.getResponse().getRedirectedUrl());
        assertThat(location).startsWith("/users/");
        assertThat(pages.get(bo, location)).bodyText().contains("Mona Dam", "Aktivér brugeren");
        assertThat(mails()).containsExactlyInAnyOrder("employee-asked", "employee-approved");
        assertThat(stored.trail(nordlys))
                .containsExactly("EMPLOYEE_REQUESTS_CHANGED", "EMPLOYEE_ASKED", "USER_CREATED", "EMPLOYEE_APPROVED");
        assertThat(pages.post(bo, "/users/requests/" + request, Map.of("decision", "YES")))
                .hasRedirectedUrl("/users/requests");
        assertThat(pages.get(bo, "/users/requests/" + request)).hasRedirectedUrl("/users/requests");
        assertThat(pages.get(bo, "/users/requests/" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void two_yeses_at_once_create_one_user() throws Exception {
        open("BY_CVR");
        ask(cvr());
        var request = "/users/requests/" + requests().get(0);
        // whoever has no number is not recognised by it
        stored.in(
                nordlys,
                () -> jdbc.sql("update employee_request set cpr_sealed = null").update());
        pages.get(bo, request);
        var pool = Executors.newFixedThreadPool(4);

        Callable<MvcTestResult> yes = () -> pages.post(bo, request, Map.of("decision", "YES", "sure", "yes"));
        for (var answer : pool.invokeAll(Collections.nCopies(4, yes))) {
            assertThat(answer.get()).as("made, or told that it is answered").hasStatus(302);
        }
        pool.shutdown();

        assertThat(stored.count(nordlys, "organisation_user where name = 'Mona Dam'"))
                .isOne();
        assertThat(mails()).containsExactlyInAnyOrder("employee-asked", "employee-approved");
    }

    @Test
    void a_no_needs_a_reason_and_creates_nobody() {
        open("BY_CVR");
        ask(cvr());
        var request = "/users/requests/" + requests().get(0);

        assertThat(pages.post(bo, request, Map.of("decision", "NO")))
                .hasStatus(422)
                .bodyText()
                .contains("reason-error");
        assertThat(pages.post(bo, request, Map.of("decision", "MAYBE"))).hasStatus(422);
        assertThat(pages.post(bo, request, Map.of("decision", "NO", "reason", "NOT_KNOWN")))
                .hasRedirectedUrl("/users/requests");

        assertThat(mails()).containsExactlyInAnyOrder("employee-asked", "employee-refused");
        assertThat(stored.trail(nordlys))
                .containsExactly("EMPLOYEE_REQUESTS_CHANGED", "EMPLOYEE_ASKED", "EMPLOYEE_REFUSED");
    }

    @Test
    void a_person_has_one_open_request_and_asks_six_times_a_day_at_most() {
        open("BY_CVR");
        ask(cvr());
        ask(cvr());
        assertThat(requests()).hasSize(1);

        for (var n = 0; n < 4; n++) {
            pages.post(bo, "/users/requests/" + requests().get(0), Map.of("decision", "NO", "reason", "NOT_SAID"));
            assertThat(ask(cvr())).hasRedirectedUrl("/ask/sent");
        }

        assertThat(ask(cvr())).hasStatus(422).bodyText().contains("flere anmodninger i dag");
    }

    /** Whoever presses twice is told the same twice, and a unique index sees to it that they ask once. */
    @Test
    void of_two_requests_at_once_one_is_kept() throws Exception {
        open("BY_CVR");
        var pool = Executors.newFixedThreadPool(4);

        for (var answer : pool.invokeAll(Collections.nCopies(4, (Callable<MvcTestResult>) () -> ask(cvr())))) {
            assertThat(answer.get()).hasRedirectedUrl("/ask/sent");
        }
        pool.shutdown();

        assertThat(requests()).hasSize(1);
        assertThat(mails()).containsExactly("employee-asked");
    }

    /** Else the answer to the next request would tell whether an organisation takes them (T51; security finding 13). */
    @Test
    void every_try_counts_whether_the_organisation_takes_requests_or_not_or_is_none() {
        open("BY_CVR");
        var closed = organisations.ready();

        for (var cvr : List.of(cvr(), cvrOf(closed), AnOrganisation.anyCvr().value())) {
            var cpr = AnOrganisation.anyCpr();
            employee = SignedInAs.guest(SignedInAs.person("Mona Dam", cpr.birthDate(), cpr));
            for (var n = 0; n < 6; n++) {
                assertThat(ask(cvr)).hasRedirectedUrl("/ask/sent");
            }

            assertThat(ask(cvr)).as(cvr).hasStatus(422).bodyText().contains("flere anmodninger i dag");
        }
    }

    @Test
    void whoever_is_a_user_already_is_not_created_twice() {
        open("BY_CVR");
        organisations.importedUser(
                nordlys, "Mona Dam", "m@nordlys.example", mona.cprNumber().orElseThrow());
        ask(cvr());

        assertThat(pages.post(bo, "/users/requests/" + requests().get(0), Map.of("decision", "YES")))
                .hasStatus(422)
                .bodyText()
                .contains("Personen er allerede bruger her");
        assertThat(stored.trail(nordlys)).containsExactly("EMPLOYEE_REQUESTS_CHANGED", "EMPLOYEE_ASKED");
    }

    @Test
    void what_is_wrong_is_said_at_the_field() {
        for (var wrong : Map.of("cvr", "12345678", "email", "mona", "message", "x".repeat(501), "language", "de")
                .entrySet()) {
            assertThat(pages.post(employee, "/ask/organisation", form(wrong.getKey(), wrong.getValue())))
                    .as(wrong.getKey())
                    .hasStatus(422)
                    .bodyText()
                    .contains("id=\"" + wrong.getKey() + "-error\"");
        }
        assertThat(pages.post(employee, "/ask/organisation", form("cvr", ""))).hasStatus(422);
    }

    @Test
    void somebody_whose_birth_date_mitid_does_not_tell_cannot_ask() {
        var unknown = SignedInAs.guest(
                new MitIdIdentity(mona.issuer(), "x", "Mona Dam", null, null, "Substantial", mona.authTime(), null));

        assertThat(pages.post(unknown, "/ask/organisation", form("cvr", cvr())))
                .hasStatus(422)
                .bodyText()
                .contains("fortæller os ikke dit navn");
    }

    @Test
    void of_two_who_change_the_setting_the_later_sees_what_the_first_one_chose() {
        open("LISTED");

        assertThat(pages.post(karen, "/settings/user-creation", Map.of("requests", "BY_CVR", "stood", "CLOSED")))
                .hasStatus(409)
                .bodyText()
                .contains("Ja, og vis organisationen på listen", "value=\"LISTED\"");
        assertThat(pages.post(karen, "/settings/user-creation", Map.of("requests", "OPEN", "stood", "LISTED")))
                .hasStatus(422);
        assertThat(pages.get(bo, "/settings/user-creation"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<button class=\"button\"");
        assertThat(stored.trail(nordlys)).containsExactly("EMPLOYEE_REQUESTS_CHANGED");
    }

    @Test
    void the_pages_speak_english_too() {
        open("LISTED");
        ask(cvr());
        var pages = new HashMap<String, SignedInAs>(Map.of(
                "/ask/organisation",
                employee,
                "/ask/sent",
                employee,
                "/users/requests",
                bo,
                "/settings/user-creation",
                karen));
        pages.put("/users/requests/" + requests().get(0), bo);

        pages.forEach((path, who) -> assertThat(mvc.get().uri(path).with(who).header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"en\"")
                .doesNotContain("??", "Anmodning", "Oprettelse"));
    }

    private void open(String how) {
        assertThat(pages.post(karen, "/settings/user-creation", Map.of("requests", how, "stood", "CLOSED")))
                .hasRedirectedUrl("/settings");
    }

    private MvcTestResult ask(String cvr) {
        return pages.post(employee, "/ask/organisation", form("cvr", cvr));
    }

    private static Map<String, String> form(String field, String typed) {
        var form = new HashMap<>(Map.of("email", "mona@nordlys.example", "language", "da", "message", "Lager"));
        if (!field.equals("cvr") && !field.equals("listed")) form.put("cvr", "24256790");
        form.put(field, typed);
        return form;
    }

    private String cvr() {
        return cvrOf(nordlys);
    }

    private String cvrOf(UUID organisation) {
        return stored.in(
                organisation,
                () -> all.findById(organisation).orElseThrow().cvr().value());
    }

    private List<UUID> requests() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select id from employee_request where state = 'OPEN'")
                        .query(UUID.class)
                        .list());
    }

    private List<String> mails() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select template from outbox_mail")
                        .query(String.class)
                        .list());
    }
}

package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.Browser.Page;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** Confirming that it is still oneself, in the middle of a form, and back to it (M5, T13, T36; ASVS 7.5.3). */
@RammeTest
class StepUpWalkTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    LoginPeople people;
    Browser browser;
    TestPerson karen;
    UUID nordlys;
    UUID birgit;
    String page;

    @BeforeEach
    void logIn() {
        people = new LoginPeople(beans);
        browser = new Browser(environment);
        karen = TestPerson.fresh("Karen Holm");
        nordlys = people.organisation("Nordlys Energi A/S");
        people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR);
        birgit = people.appointed(nordlys, TestPerson.fresh("Birgit Dam"), Role.RIGHTS_ADMINISTRATOR);
        page = "/users/" + birgit + "/roles";
        browser.logIn(karen);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void a_form_that_is_sent_too_late_waits_filled_in_until_its_person_has_confirmed_and_sends_it_again() {
        var before = browser.session();
        var asked = ask();
        var back = browser.choose(confirm(asked), karen);

        assertThat(asked.path()).isEqualTo("/login/confirm");
        assertThat(asked.text()).contains("Bekræft, at det stadig er dig", "inden for de sidste fem minutter");
        assertThat(back.path()).isEqualTo(page);
        assertThat(back.text()).contains("Det, du havde skrevet, står her igen");
        assertThat(ticked(back)).containsExactly("USER_ADMINISTRATOR");
        assertThat(held()).containsExactly(Role.RIGHTS_ADMINISTRATOR);
        assertThat(browser.session()).isNotEqualTo(before);

        browser.submit(back, page, Map.of("roles", "USER_ADMINISTRATOR", "stood", "RIGHTS_ADMINISTRATOR"));

        assertThat(held()).containsExactly(Role.USER_ADMINISTRATOR);
        assertThat(trail()).containsSubsequence("LOGIN_CONFIRMATION_ASKED", "LOGIN_CONFIRMED", "ROLE_GIVEN");
    }

    @Test
    void the_name_the_session_had_before_is_dead() {
        var before = browser.session();
        browser.choose(confirm(ask()), karen);

        assertThat(mvc.get().uri("/home").cookie(new Cookie("ramme", before))).hasStatus(302);
        assertThat(mvc.get().uri("/home").cookie(new Cookie("ramme", browser.session())))
                .hasStatusOk();
    }

    @Test
    void the_page_of_such_a_form_is_shown_only_after_confirming() {
        clock.advance(Duration.ofMinutes(5));

        var asked = browser.open(page);
        var back = browser.choose(confirm(asked), karen);

        assertThat(asked.path()).isEqualTo("/login/confirm");
        assertThat(back.path()).isEqualTo(page);
        assertThat(back.text()).doesNotContain("står her igen");
    }

    @Test
    void another_person_confirms_nothing_and_does_not_come_in() {
        var other = TestPerson.fresh("Otto Friis");
        people.appointed(nordlys, other, Role.ORGANISATION_ADMINISTRATOR);

        var refused = browser.choose(confirm(ask()), other);

        assertThat(refused.path()).isEqualTo("/login/confirm?problem=other-person");
        assertThat(refused.text())
                .contains("Det var en anden end dig", "Karen Holm")
                .doesNotContain("Otto Friis");
        assertThat(held()).containsExactly(Role.RIGHTS_ADMINISTRATOR);
        assertThat(trail()).contains("LOGIN_CONFIRMATION_REFUSED").doesNotContain("LOGIN_CONFIRMED");

        var back = browser.choose(confirm(refused), karen);

        assertThat(ticked(back)).containsExactly("USER_ADMINISTRATOR");
    }

    @Test
    void whoever_stops_at_mitid_is_still_logged_in_and_may_try_again() {
        var atMitId = confirm(ask());
        var state = UriComponentsBuilder.fromUri(atMitId.uri())
                .build()
                .getQueryParams()
                .getFirst("state");

        var stopped = browser.open("/login/oauth2/code/mitid?error=access_denied&state=" + state);

        assertThat(stopped.path()).isEqualTo("/login/confirm?problem=cancelled");
        assertThat(stopped.text()).contains("Du afbrød MitID", "Karen Holm");
        assertThat(ticked(browser.choose(confirm(stopped), karen))).containsExactly("USER_ADMINISTRATOR");
    }

    @Test
    void a_confirmation_is_for_the_organisation_one_acts_for() {
        var faerge = people.organisation("Ærø Færge");
        people.appointed(faerge, karen, Role.ORGANISATION_ADMINISTRATOR);

        var back = browser.choose(confirm(ask()), karen);

        assertThat(back.path()).isEqualTo(page);
        assertThat(back.text()).contains("Nordlys Energi A/S");
    }

    @Test
    void whoever_has_nothing_to_confirm_goes_on() {
        assertThat(browser.open("/login/confirm").path()).isEqualTo("/home");
    }

    /** Sends the form six minutes after the login. */
    private Page ask() {
        var form = browser.open(page);
        clock.advance(Duration.ofMinutes(6));
        return browser.submit(form, page, Map.of("roles", "USER_ADMINISTRATOR", "stood", "RIGHTS_ADMINISTRATOR"));
    }

    private Page confirm(Page asked) {
        return browser.submit(asked, "/login/confirm", Map.of("way", "mitid"));
    }

    private Set<Role> held() {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> roles.of(birgit)));
    }

    private List<String> trail() {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status -> jdbc.sql("select action from audit_event order by id")
                        .query(String.class)
                        .list()));
    }

    private static List<String> ticked(Page page) {
        return List.of(page.body().split("<input ")).stream()
                .filter(input -> input.contains("name=\"roles\"") && input.contains("checked"))
                .map(input -> input.replaceAll("(?s).*value=\"([A-Z_]+)\".*", "$1"))
                .toList();
    }
}

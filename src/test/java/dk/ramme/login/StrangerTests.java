package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.login.guard.FormGuard;
import dk.ramme.login.session.SessionNames;
import dk.ramme.people.Role;
import dk.ramme.ration.RateLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people whom nobody knows can make us store (docs/login.md). */
@RammeTest
class StrangerTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @Autowired
    RateLimits rations;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void forms_are_guarded_as_they_are_in_production() {
        FormGuard.asInProduction(beans);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/login?problem=timeout",
                "/login/not-a-user",
                "/joining",
                "/joining/invitation/none",
                "/activate/none",
                "/help",
                "/language/en",
                "/nowhere",
                "/users?page=2",
                "/joining/company",
                "/activate"
            })
    void asking_for_a_page_begins_no_session(String page) {
        var browser = new Browser(environment);
        var before = sessions();

        browser.open(page);

        assertThat(browser.session()).isNull();
        assertThat(sessions()).isLessThanOrEqualTo(before);
    }

    @Test
    void the_wanted_page_is_found_again_after_the_login_and_then_forgotten() {
        var people = new LoginPeople(beans);
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Nordlys Energi A/S"), karen, Role.USER_ADMINISTRATOR);
        var browser = new Browser(environment);
        assertThat(browser.open("/users?page=2").path()).isEqualTo("/login");

        assertThat(browser.logIn(karen).path()).isEqualTo("/users?page=2");

        assertThat(browser.logIn(karen).path()).isIn("/home", "/");
    }

    @Test
    void a_wanted_page_somebody_wrote_themself_leads_nowhere_else() {
        var browser = new Browser(environment);
        var forged = Base64.getUrlEncoder()
                .encodeToString("//evil.example".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        for (var value : List.of(forged, "%%%", "")) {
            var request = new org.springframework.mock.web.MockHttpServletRequest();
            request.setCookies(new jakarta.servlet.http.Cookie("ramme-wanted", value));
            assertThat(beans.getBean(WantedPage.class)
                            .take(request, new org.springframework.mock.web.MockHttpServletResponse()))
                    .isNull();
        }
        assertThat(browser.session()).isNull();
    }

    @Test
    void a_form_without_its_cookie_or_with_a_token_of_ones_own_is_refused() {
        var browser = new Browser(environment);
        var other = new Browser(environment);
        var page = browser.open("/login");
        var uri = page.uri();

        assertThat(other.ask(Browser.post(uri, Map.of("_csrf", "x"))).headers().firstValue("Location"))
                .as("the same page, to be sent again")
                .hasValue("/login");
        assertThat(other.submit(page, "/login", Map.of()).path()).isEqualTo("/login");
        assertThat(browser.submit(page, "/login", Map.of()).path()).startsWith("/mitid/authorize");
        assertThat(browser.submit(page, "/login", Map.of()).path())
                .as("the same page in a second tab")
                .startsWith("/mitid/authorize");
    }

    @Test
    void the_cookie_of_a_stranger_is_worth_nothing_once_somebody_is_logged_in() {
        var people = new LoginPeople(beans);
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Nordlys Energi A/S"), karen, Role.ORGANISATION_ADMINISTRATOR);
        var browser = new Browser(environment);
        var before = browser.open("/login");
        browser.logIn(karen);

        assertThat(browser.submit(before, "/logout", Map.of()).status()).isEqualTo(403);
        assertThat(browser.open("/notifications").path()).isEqualTo("/notifications");
    }

    @Test
    void a_login_that_was_begun_and_left_is_forgotten_after_a_quarter_of_an_hour() {
        var browser = new Browser(environment);
        browser.submit(browser.open("/login"), "/login", Map.of());

        assertThat(jdbc.sql("select max_inactive_interval from spring_session where session_id = ?")
                        .param(SessionNames.stored(String.valueOf(browser.session())))
                        .query(Integer.class)
                        .single())
                .isEqualTo(900);
    }

    @Test
    void refusals_beyond_the_ration_are_counted_and_not_written() {
        // minutes of its own
        clock.advance(Duration.ofDays(1));
        var trail = new LoginTrail(
                audit,
                transaction,
                Actor::system,
                new LoginLimits(600, 6000, 3, 5, 60, 6000),
                rations,
                clock,
                new SimpleMeterRegistry());
        var refused = beans.getBean(RefusedLogins.class);
        var mark = refused.count();

        IntStream.range(0, 100).forEach(n -> trail.refused(Refusal.STATE_LOST, ""));
        assertThat(refused.reasonsSince(mark)).hasSize(3);
        clock.advance(Duration.ofSeconds(61));
        trail.refused(Refusal.STATE_LOST, "");

        assertThat(refused.reasonsSince(mark)).hasSize(4);
        assertThat(transaction.<String>execute(status -> jdbc.sql(
                                "select details ->> 'count' from audit_event where id > ? and action = 'LOGIN_REFUSALS_LEFT_OUT'")
                        .param(mark)
                        .query(String.class)
                        .single()))
                .isEqualTo("97");
        clock.reset();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }
}

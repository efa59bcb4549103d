package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.session.SessionNames;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a login lasts, and what ends it (T36 to T39). */
@RammeTest
class SessionTests {

    /** A page of every user. */
    private static final String PAGE = "/notifications";

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void the_session_before_the_login_is_dead_after_it() {
        var browser = new Browser(environment);
        var karen = known("Karen Holm");
        var atMitId = browser.submit(browser.open("/login"), "/login", Map.of());
        var before = browser.session();

        assertThat(browser.choose(atMitId, karen).path()).isEqualTo("/home");

        assertThat(before).hasSize(43);
        assertThat(browser.session()).hasSize(43).isNotEqualTo(before);
        assertThat(rows(before)).isZero();
    }

    @Test
    void requests_of_one_person_at_the_same_moment_do_not_trip_over_each_other() throws Exception {
        var nordlys = organisations.ready();
        var karen = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR));
        assertThat(mvc.get().uri("/groups/new").with(karen)).hasStatusOk();
        var names = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(6);

        Callable<MvcTestResult> save = () -> mvc.post()
                .uri("/groups/new")
                .param("name", "Gruppe " + names.incrementAndGet())
                .with(karen)
                .with(csrf())
                .exchange();
        for (int round = 0; round < 5; round++) {
            for (var answer : pool.invokeAll(Collections.nCopies(6, save))) {
                assertThat(answer.get()).hasStatus(302);
            }
        }
        pool.shutdown();
    }

    @Test
    void a_session_left_alone_for_half_an_hour_ends() {
        var karen = administrator();

        clock.advance(Duration.ofMinutes(29));
        assertThat(get(PAGE, karen)).hasStatus(200);
        clock.advance(Duration.ofMinutes(29));
        assertThat(get(PAGE, karen)).hasStatus(200);
        clock.advance(Duration.ofMinutes(31));

        assertThat(get(PAGE, karen)).hasRedirectedUrl("/login?problem=timeout");
        assertThat(get(PAGE, karen)).hasRedirectedUrl("/login?problem=timeout");
    }

    @Test
    void a_session_ends_after_eight_hours_however_busy() {
        var karen = administrator();
        assertThat(get(PAGE, karen)).hasStatus(200);

        IntStream.range(0, 19).forEach(step -> {
            clock.advance(Duration.ofMinutes(25));
            assertThat(get(PAGE, karen)).hasStatus(200);
        });
        clock.advance(Duration.ofMinutes(6));

        assertThat(get(PAGE, karen)).hasRedirectedUrl("/login?problem=timeout");
    }

    @Test
    void a_person_has_three_sessions_and_the_oldest_gives_way() {
        var karen = known("Karen Holm");
        var first = loggedIn(karen);
        var second = loggedIn(karen);
        var third = loggedIn(karen);

        var fourth = loggedIn(karen);

        assertThat(first.open(PAGE).path()).startsWith("/login");
        assertThat(second.open(PAGE).path()).isEqualTo(PAGE);
        assertThat(third.open(PAGE).path()).isEqualTo(PAGE);
        assertThat(fourth.open(PAGE).path()).isEqualTo(PAGE);
    }

    @Test
    void a_suspended_user_is_out_at_the_next_request() {
        var organisation = organisations.ready();
        var user = organisations.administrator(organisation, "Karen Holm", Role.USER_ADMINISTRATOR);
        var karen = SignedInAs.user(organisation, user);
        assertThat(get(PAGE, karen)).hasStatus(200);

        state(organisation, user, "SUSPENDED");

        assertThat(get(PAGE, karen)).hasRedirectedUrl("/login?problem=access-changed");
    }

    /** Imported users can be seen and corrected, and nobody is let in as one (words finding 18). */
    @Test
    void nobody_is_let_in_as_a_user_who_is_imported_and_no_more() {
        var organisation = organisations.ready();
        var user = organisations.importedUser(organisation, "Ida Friis", "ida@nordlys.example");

        assertThat(get(PAGE, SignedInAs.user(organisation, user))).hasRedirectedUrl("/login?problem=access-changed");
    }

    /** The set-up says of appointed administrators that they still get in (words finding 17). */
    @Test
    void whom_private_mitid_lets_in_no_more_is_out_at_the_next_request_and_an_appointed_administrator_stays() {
        var organisation = organisations.ready();
        var user = consented(organisation);
        var bo = SignedInAs.user(organisation, user);
        var administrator = organisations.administrator(organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var karen = SignedInAs.user(organisation, administrator);
        assertThat(get(PAGE, bo)).hasStatus(200);
        assertThat(get(PAGE, karen)).hasStatus(200);

        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> beans.getBean(Organisations.class)
                        .lock(organisation)
                        .orElseThrow()
                        .change(LoginPolicy.of(false, Set.of(IdentificationMeans.APP)))));

        assertThat(get(PAGE, bo)).hasRedirectedUrl("/login?problem=access-changed");
        assertThat(get(PAGE, karen)).hasStatus(200);
    }

    @Test
    void whoever_takes_their_yes_back_sees_nothing_but_the_way_to_say_it_again_in_any_browser() {
        var organisation = organisations.ready();
        var user = consented(organisation);
        var here = SignedInAs.user(organisation, user);
        var elsewhere = SignedInAs.user(organisation, user);
        assertThat(get(PAGE, elsewhere)).hasStatus(200);

        assertThat(mvc.post().uri("/me/consent").with(here).with(csrf()).exchange())
                .hasRedirectedUrl("/activate");

        assertThat(get(PAGE, here)).hasStatus(403);
        assertThat(get(PAGE, elsewhere)).hasStatus(403);
        assertThat(get("/activate", elsewhere)).hasStatus(200);
    }

    @Test
    void a_role_that_was_taken_counts_for_nothing_at_the_next_request() {
        var organisation = organisations.ready();
        var user = organisations.administrator(organisation, "Karen Holm", Role.USER_ADMINISTRATOR);
        var karen = SignedInAs.user(organisation, user);
        assertThat(get("/activation", karen)).hasStatus(200);

        in(organisation, "delete from user_role where user_id = ?", user);

        assertThat(get("/activation", karen)).hasStatus(403);
    }

    @Test
    void logging_out_ends_the_session_here_and_at_the_broker() {
        var karen = known("Karen Holm");
        var browser = loggedIn(karen);
        var session = browser.session();

        var page = browser.submit(browser.open("/login/organisation"), "/logout", Map.of());

        assertThat(page.path()).isEqualTo("/");
        assertThat(rows(session)).isZero();
        assertThat(browser.open(PAGE).path()).startsWith("/login");
    }

    @Test
    void the_guests_identity_lies_sealed_in_the_session_and_for_half_an_hour() {
        var person = SignedInAs.person(
                "Mona Dam", LocalDate.of(1975, 2, 3), dk.ramme.identifier.CprNumber.parse("0302759992"));
        var guest = SignedInAs.guest(person);
        assertThat(get("/login/organisation", guest)).hasStatus(200);

        var stored = jdbc.sql("select string_agg(encode(attribute_bytes, 'escape'), '') from spring_session_attributes")
                .query(String.class)
                .single();

        assertThat(stored).contains("Mona Dam").doesNotContain("0302759992", "1975-02-03");
    }

    private Browser loggedIn(TestPerson person) {
        var browser = new Browser(environment);
        assertThat(browser.logIn(person).path()).isEqualTo("/home");
        return browser;
    }

    private TestPerson known(String name) {
        var people = new LoginPeople(beans);
        var person = TestPerson.fresh(name);
        people.appointed(people.organisation("Nordlys Energi A/S"), person, Role.ORGANISATION_ADMINISTRATOR);
        return person;
    }

    /** An imported user who has said yes to using their private MitID. */
    private UUID consented(UUID organisation) {
        var id = organisations.importedUser(organisation, "Bo Krog", "bo@nordlys.example", null);
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    var users = beans.getBean(Users.class);
                    var user = users.lock(id).orElseThrow();
                    user.activate(true, Set.of(), UUID.randomUUID(), clock.instant());
                    user.identify(clock.instant(), true);
                    user.consent("text", clock.instant());
                    users.save(user);
                }));
        return id;
    }

    /** Whoever reads the database, or a backup of it, is not logged in by that (T73; security finding 11). */
    @Test
    void the_name_a_session_has_in_the_database_lets_nobody_in() {
        var browser = new Browser(environment);
        browser.logIn(known("Karen Holm"));
        var stored = SessionNames.stored(String.valueOf(browser.session()));

        assertThat(rows(String.valueOf(browser.session()))).isOne();
        assertThat(jdbc.sql("select session_id from spring_session")
                        .query(String.class)
                        .list())
                .contains(stored)
                .allMatch(SessionNames::isStored)
                .doesNotContain(browser.session());
        assertThat(mvc.get().uri(PAGE).cookie(new Cookie("ramme", stored))).hasRedirectedUrl("/login?problem=timeout");
        assertThat(mvc.get().uri(PAGE).cookie(new Cookie("ramme", browser.session())))
                .hasStatusOk();
    }

    private SignedInAs administrator() {
        var organisation = organisations.ready();
        return SignedInAs.user(
                organisation, organisations.administrator(organisation, "Karen Holm", Role.USER_ADMINISTRATOR));
    }

    private MvcTestResult get(String path, SignedInAs who) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private long rows(String session) {
        return jdbc.sql("select count(*) from spring_session where session_id = ?")
                .param(SessionNames.stored(session))
                .query(Long.class)
                .single();
    }

    private void state(UUID organisation, UUID user, String state) {
        in(organisation, "update organisation_user set state = '" + state + "' where id = ?", user);
    }

    private void in(UUID organisation, String statement, UUID user) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql(statement).param(user).update()));
    }
}

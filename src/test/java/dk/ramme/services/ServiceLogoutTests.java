package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.Browser;
import dk.ramme.login.LoginPeople;
import dk.ramme.login.TestPerson;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.services.LogoutCall.InnerNetworks;
import dk.ramme.vault.CprVault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Out everywhere: whoever may not act any more is out of every service, which is told, whatever the service does about it. */
@RammeTest
class ServiceLogoutTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    LoginPeople people;
    ServiceScene scene;
    IndberetBarsel service;
    Browser browser;
    TestPerson karen;
    UUID nordlys;
    UUID user;

    @BeforeEach
    void logIn() {
        people = new LoginPeople(beans);
        scene = new ServiceScene(beans);
        service = scene.service();
        browser = scene.browser();
        karen = TestPerson.fresh("Karen Holm");
        nordlys = people.organisation("Nordlys Energi A/S");
        user = people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR);
        scene.logIn(browser, service, karen);
    }

    @AfterEach
    void close() {
        scene.close();
        clock.reset();
    }

    @Test
    void whoever_is_suspended_is_out_of_every_service_at_once() {
        var other = scene.service();
        scene.yes(browser, browser.open(other.at("/login").toString()));
        var sid = service.people().keySet().iterator().next();
        var sub = service.people().get(sid).get("sub");

        people.suspend(nordlys, user);

        out(service);
        out(other);
        var told = service.told().get(0);
        assertThat(told.getSubject()).isEqualTo(sub);
        assertThat(told.getClaims())
                .containsEntry("sid", sid)
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .containsKeys("jti", "iat", "exp")
                .doesNotContainKey("nonce");
        assertThat(browser.open(service.at("/").toString()).text())
                .contains("Log ind")
                .doesNotContain("Karen");
        assertThat(stored.trail(nordlys)).contains("SERVICE_SESSION_ENDED");
    }

    @Test
    void whoever_logs_out_of_ramme_is_out_of_the_services_of_that_login_alone() {
        var elsewhere = scene.browser();
        scene.logIn(elsewhere, service, karen);
        assertThat(service.people()).hasSize(2);

        browser.submit(browser.open("/me"), "/logout", Map.of());

        Patience.until(SOON, () -> service.told().size() == 1);
        assertThat(service.people()).hasSize(1);
        assertThat(elsewhere.open(service.at("/").toString()).text()).contains("Karen Holm");
    }

    @Test
    void a_service_logs_somebody_out_of_ramme_and_of_the_others() {
        var other = scene.service();
        scene.yes(browser, browser.open(other.at("/login").toString()));
        var hint = ServiceLoginTests.tokens(service).text("id_token");

        var back = browser.open(
                "/oauth2/logout?id_token_hint=" + hint + "&state=x&post_logout_redirect_uri=" + service.at("/"));

        assertThat(back.path()).isEqualTo("/?state=x");
        assertThat(back.uri().getPort()).isEqualTo(service.at("/").getPort());
        out(other);
        assertThat(browser.open("/me").path()).startsWith("/login");
        assertThat(stored.trail(nordlys)).contains("LOGGED_OUT");
    }

    @Test
    void with_somebody_elses_token_whoever_is_logged_in_is_asked_first() {
        var birgit = TestPerson.fresh("Birgit Østergaard");
        people.appointed(nordlys, birgit);
        var hers = scene.browser();
        var other = scene.service();
        scene.logIn(hers, other, birgit);
        var hint = ServiceLoginTests.tokens(service).text("id_token");

        var asked = hers.open("/oauth2/logout?id_token_hint=" + hint);
        assertThat(asked.text()).contains("Vil du logge ud?", "Indberet barsel beder om");
        assertThat(hers.open("/me").path()).isEqualTo("/me");
        assertThat(other.told()).isEmpty();

        hers.submit(asked, asked.path(), Map.of());
        assertThat(hers.open("/me").path()).startsWith("/login");
        out(other);
    }

    @Test
    void whoever_is_sent_to_be_logged_out_by_nobody_in_particular_is_asked_first() {
        for (var address : List.of("/oauth2/logout", "/oauth2/logout?state=x", "/oauth2/logout?client_id=nobody")) {
            var asked = browser.open(address);

            assertThat(asked.text())
                    .as(address)
                    .contains("Vil du logge ud?", "Du er sendt hertil for at blive logget ud");
            assertThat(browser.open("/me").path()).isEqualTo("/me");
        }
        var asked = browser.open("/oauth2/logout");
        browser.submit(asked, asked.path(), Map.of());

        assertThat(browser.open("/me").path()).startsWith("/login");
        out(service);
    }

    @Test
    void a_user_sees_where_they_are_logged_in_and_ends_it() {
        var mine = browser.open("/me/services");
        assertThat(mine.text()).contains("Indberet barsel");
        var end = action(mine, "/me/services/");

        var after = browser.submit(mine, end, Map.of());

        assertThat(after.text()).contains("Du er logget ud", "ikke logget ind hos nogen tjenester");
        out(service);
        assertThat(stored.trail(nordlys)).contains("SERVICE_LOGGED_OUT");
    }

    @Test
    void an_administrator_shuts_a_service_out_and_lets_it_in_again() {
        var address = "/settings/services/" + service.id();

        var shut = browser.submit(browser.open("/settings/services"), address, Map.of("in", "false"));

        assertThat(shut.text()).contains("Der er lukket for Indberet barsel", "Åbn igen");
        out(service);
        assertThat(browser.open(service.at("/login").toString()).text()).contains("Afvist: access_denied");
        browser.submit(shut, address, Map.of("in", "true"));
        assertThat(browser.open(service.at("/login").toString()).text()).contains("Karen Holm");
        assertThat(stored.trail(nordlys)).contains("SERVICE_SHUT_OUT", "SERVICE_LET_IN");
    }

    @Test
    void a_service_that_is_retired_lets_nobody_in_and_everybody_out() {
        var tokens = ServiceLoginTests.tokens(service);

        assertThat(scene.desk().retire(service.id())).isEqualTo(1);

        out(service);
        assertThat(service.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);
        assertThat(browser.open(service.at("/login").toString()).status()).isEqualTo(400);
    }

    @Test
    void whoever_has_a_role_less_than_the_service_was_told_is_out() {
        stored.in(nordlys, () -> {
            var one = beans.getBean(Users.class).lock(user).orElseThrow();
            one.take(Role.ORGANISATION_ADMINISTRATOR);
            return beans.getBean(Users.class).saveAndFlush(one);
        });

        out(service);
    }

    @Test
    void a_change_that_takes_nothing_from_anybody_logs_nobody_out() {
        stored.in(
                nordlys,
                () -> jdbc().sql("update service_session set doubt = 'ACCESS'").update());

        Patience.until(SOON, () -> stored.count(nordlys, "service_session where doubt is not null") == 0);

        assertThat(stored.count(nordlys, "service_session where ended_at is null"))
                .isEqualTo(1);
        assertThat(service.told()).isEmpty();
    }

    @Test
    void a_session_lasts_eight_hours_at_the_most() {
        var tokens = ServiceLoginTests.tokens(service);

        clock.advance(Duration.ofHours(8));

        assertThat(service.refresh(tokens.text("refresh_token")).status()).isEqualTo(400);
        beans.getBean(ServiceJobs.class).clean();
        out(service);
    }

    @Test
    void a_service_that_fails_is_told_again_until_it_has_taken_it_and_then_no_more() {
        var tries = new AtomicInteger();
        service.answers(exchange -> IndberetBarsel.send(exchange, tries.incrementAndGet() < 3 ? 503 : 200, ""));

        people.suspend(nordlys, user);

        Patience.until(
                SOON,
                () -> stored.count(nordlys, "service_session where tell_at is null and ended_at is not null") == 1);
        assertThat(tries).hasValue(3);
        assertThat(service.told())
                .extracting(told -> told.getJWTID())
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(service.told())
                .extracting(told -> told.getClaim("sid"))
                .containsOnly(service.told().get(0).getClaim("sid"));
    }

    @Test
    void a_service_is_followed_nowhere() {
        var elsewhere = scene.service();
        service.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.at("/told").toString());
            IndberetBarsel.send(exchange, 307, "");
        });

        people.suspend(nordlys, user);

        Patience.until(SOON, () -> service.told().size() >= 2);
        assertThat(elsewhere.told()).isEmpty();
        assertThat(stored.count(nordlys, "service_session where tell_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void a_service_that_is_slow_holds_up_no_other() {
        var ready = new CountDownLatch(1);
        service.answers(exchange -> {
            try {
                ready.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            IndberetBarsel.send(exchange, 200, "");
        });
        var other = scene.service();
        scene.yes(browser, browser.open(other.at("/login").toString()));
        try {
            people.suspend(nordlys, user);

            out(other);
            Patience.until(SOON, () -> stored.count(nordlys, "service_session where tell_at is not null") == 1);
        } finally {
            ready.countDown();
        }
    }

    @Test
    void of_a_hundred_sessions_each_is_told_once() {
        stored.in(nordlys, () -> jdbc().sql("""
                insert into service_session (id, organisation_id, service_id, user_id, login, issuer, subject, person, level,
                    auth_time, began_at, ends_at)
                select gen_random_uuid(), organisation_id, service_id, user_id, gen_random_uuid(), issuer, subject, person, level,
                    auth_time, began_at, ends_at from service_session, generate_series(1, 99)
                """).update());

        people.suspend(nordlys, user);

        Patience.until(
                Duration.ofMinutes(1),
                () -> stored.count(nordlys, "service_session where tell_at is not null or ended_at is null") == 0);
        assertThat(service.told())
                .extracting(told -> told.getClaim("sid"))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void keys_are_turned_without_a_token_that_cannot_be_checked() {
        var otherNode = new SigningKeys(
                jdbc(),
                beans.getBean(CprVault.class),
                beans.getBean(TransactionTemplate.class),
                beans.getBean(ServiceSettings.class),
                clock);
        var keys = beans.getBean(SigningKeys.class);
        var signing = new ArrayList<>(List.of(keys.current()));

        for (var step : List.of(Duration.ofDays(91), Duration.ofDays(1), Duration.ofDays(2))) {
            clock.advance(step);
            keys.turn();
            assertThat(otherNode.current()).isEqualTo(keys.current());
            assertThat(service.get("/oauth2/keys", null).body().toString())
                    .contains(keys.current())
                    .contains(signing.get(signing.size() - 1));
            signing.add(keys.current());
        }

        assertThat(signing.get(0)).isNotEqualTo(signing.get(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:0a00:0001::1",
                "192.0.0.8",
                "198.18.0.1",
                "255.255.255.255"
            })
    void nobody_inside_the_operators_network_is_called(String address) throws Exception {
        assertThat(InnerNetworks.contain(InetAddress.getByName(address))).isTrue();
        assertThat(InnerNetworks.contain(InetAddress.getByName("192.0.2.1"))).isFalse();
        assertThat(InnerNetworks.contain(InetAddress.getByName("2001:db8::1"))).isFalse();
    }

    private static void out(IndberetBarsel service) {
        Patience.until(SOON, () -> !service.told().isEmpty() && service.people().isEmpty());
        assertThat(service.told()).hasSize(1);
    }

    private static String action(Browser.Page page, String beginning) {
        var from = page.body().indexOf("action=\"" + beginning) + "action=\"".length();
        return page.body().substring(from, page.body().indexOf('"', from));
    }

    private JdbcClient jdbc() {
        return beans.getBean(JdbcClient.class);
    }
}

package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.Pin;
import dk.ramme.means.Verdict;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An app with codes: taken into use, logged in with, lost (M1 to M3). The app is an independent program. */
@RammeTest
class AppTests {

    private static final Pin PIN = new Pin(KeyringScene.PIN);

    @Autowired
    KeyringScene scene;

    @Autowired
    MeansIssuer issuer;

    @Autowired
    Organisations organisations;

    @BeforeEach
    void begin() {
        scene.begin(IdentificationMeans.APP);
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void the_first_means_makes_its_user_active_and_lets_them_in() throws Exception {
        var me = scene.asUser();

        var key = scene.takeApp(me, "Min telefon");

        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        scene.clock.advance(Duration.ofSeconds(30));
        var answer = scene.logIn(scene.loginId(), scene.code(key));
        assertThat(answer).hasRedirectedUrl("/");
        assertThat(KeyringScene.text(scene.getAs(answer.getResponse(), "/activate")))
                .as("every way of activating oneself ends here")
                .contains("Du er aktiv", scene.loginId().substring(0, 3) + "-")
                .doesNotContain("gamle medarbejdersignatur");
        var page = KeyringScene.text(scene.getAs(answer.getResponse(), "/me/means"));
        assertThat(page).contains("Min telefon").contains(scene.loginId().substring(0, 3) + "-");
        assertThat(scene.trail())
                .containsSubsequence("MEANS_BEGUN", "MEANS_ACTIVATED", "LOGIN_SUCCEEDED", "LOGIN_SUCCEEDED");
        assertThat(Collections.frequency(scene.trail(), "MEANS_ACTIVATED")).isOne();
        assertThat(levels("LOGIN_SUCCEEDED")).containsOnly("Substantial");
    }

    @Test
    void a_code_works_once_and_the_one_it_was_set_up_with_not_at_all() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);

        scene.clock.advance(Duration.ofSeconds(60));
        var code = scene.code(key);

        assertThat(scene.logIn(scene.loginId(), code)).hasRedirectedUrl("/");
        assertThat(scene.logIn(scene.loginId(), code)).hasStatus(422);
    }

    /** T32. Two nodes are two connections; the database lets one of them through. */
    @Test
    void the_same_code_at_the_same_time_gives_one_success() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        var pool = Executors.newFixedThreadPool(6);
        try {
            for (var round = 0; round < 10; round++) {
                scene.clock.advance(Duration.ofSeconds(30));
                var code = new Code(scene.code(key));
                Callable<Verdict> attempt = () -> Tenancy.in(
                        scene.organisation, () -> issuer.check(scene.user, Set.of(IdentificationMeans.APP), code, PIN));
                var accepted = 0;
                for (var answer : pool.invokeAll(Collections.nCopies(6, attempt))) {
                    accepted += answer.get().isAccepted() ? 1 : 0;
                }
                assertThat(accepted).isOne();
                // the five that came late count as wrong codes
                scene.clock.advance(Duration.ofMinutes(2));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void ten_wrong_codes_lock_the_means_and_no_number_of_nodes_gets_an_eleventh() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        var pool = Executors.newFixedThreadPool(6);
        try {
            for (var round = 0; round < 20; round++) {
                scene.clock.advance(Duration.ofMinutes(30));
                var wrong = new Code(scene.code(key, 1000));
                pool.invokeAll(Collections.nCopies(
                        6,
                        () -> Tenancy.in(
                                scene.organisation,
                                () -> issuer.check(scene.user, Set.of(IdentificationMeans.APP), wrong, PIN))));
            }
        } finally {
            pool.shutdown();
        }

        scene.clock.advance(Duration.ofHours(1));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);
        assertThat(Collections.frequency(scene.trail(), "MEANS_LOCKED")).isOne();
        assertThat(scene.state()).as("the person is not locked").isEqualTo(UserState.ACTIVE);
    }

    @Test
    void after_three_wrong_codes_even_the_right_one_has_to_wait() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        for (var n = 0; n < 3; n++) {
            assertThat(scene.logIn(scene.loginId(), "000000")).hasStatus(422);
        }

        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);
        scene.clock.advance(Duration.ofSeconds(11));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasRedirectedUrl("/");
    }

    @Test
    void nobody_learns_whether_a_user_id_exists() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");

        var known = scene.logIn(scene.loginId(), "123456");
        var unknown = scene.logIn("BCD-FGH-JKM", "123456");

        assertThat(known).hasStatus(422);
        assertThat(unknown).hasStatus(422);
        assertThat(withoutWhatWasTyped(KeyringScene.text(known)))
                .isEqualTo(withoutWhatWasTyped(KeyringScene.text(unknown)));
    }

    private static String withoutWhatWasTyped(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    /** The page says that it is blocked and that user administrators are told: so it is (words finding 14). */
    @Test
    void a_lost_means_lets_nobody_in_any_more_and_ends_what_it_was_used_for() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        var thief = scene.logIn(scene.loginId(), scene.code(key)).getResponse();
        assertThat(scene.getAs(thief, "/me/means")).hasStatus(200);
        scene.clock.advance(Duration.ofMinutes(1));
        var owner = scene.logIn(scene.loginId(), scene.code(key)).getResponse();

        var ended = scene.mvc
                .post()
                .uri("/me/means/" + means() + "/end")
                .cookie(owner.getCookie("ramme"))
                .with(csrf())
                .param("why", "LOST")
                .exchange();

        assertThat(ended).hasRedirectedUrl("/me/means");
        assertThat(scene.getAs(thief, "/me/means")).hasRedirectedUrl("/login?problem=access-changed");
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);
        assertThat(told(scene.administrator)).contains("means-lost");
        assertThat(mailed())
                .as("whoever needs somebody is in the mail of the morning")
                .doesNotContain("means-lost");
        assertThat(told(scene.user)).contains("means-taken", "means-ended");
        assertThat(Collections.frequency(scene.trail(), "MEANS_REVOKED")).isOne();
        assertThat(secrets()).isZero();
    }

    @Test
    void a_means_of_somebody_else_is_not_there() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        var means = means();
        scene.user = scene.identified("Mona Dam", IdentificationMeans.APP);
        var other = scene.asUser();

        for (var page : new String[] {"name", "end", "replace"}) {
            assertThat(scene.get("/me/means/" + means + "/" + page, other)).hasStatus(404);
        }
        assertThat(scene.post("/me/means/" + means + "/end", other, "why", "LOST"))
                .hasStatus(404);
        assertThat(scene.post("/me/means/" + means + "/name", other, "name", "Min"))
                .hasStatus(404);
        assertThat(scene.trail()).doesNotContain("MEANS_REVOKED", "MEANS_RENAMED");
    }

    @Test
    void whoever_was_not_given_an_app_gets_none() {
        scene.user = scene.identified("Mona Dam", IdentificationMeans.CHIP);
        var me = scene.asUser();

        assertThat(scene.get("/me/means/app", me)).hasRedirectedUrl("/me/means");
        assertThat(scene.post("/me/means/app", me, "name", "Min telefon")).hasRedirectedUrl("/me/means");
        assertThat(scene.trail()).doesNotContain("MEANS_BEGUN");
    }

    @Test
    void a_login_of_long_ago_is_not_enough_to_take_another_means_into_use() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        var me = scene.logIn(scene.loginId(), scene.code(key)).getResponse();
        assertThat(scene.getAs(me, "/me/means/app")).hasStatus(200);

        scene.clock.advance(Duration.ofMinutes(6));

        assertThat(scene.getAs(me, "/me/means/app")).hasRedirectedUrl("/login/confirm");
    }

    @Test
    void a_code_confirms_who_one_is_and_leads_back_and_another_persons_code_does_neither() throws Exception {
        var others = otherPerson();
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        var mine = scene.logIn(scene.loginId(), scene.code(key)).getResponse().getCookie("ramme");
        scene.clock.advance(Duration.ofMinutes(6));
        var asked = scene.mvc.get().uri("/me/means/app").cookie(mine).exchange().getResponse();
        assertThat(asked.getRedirectedUrl()).isEqualTo("/login/confirm");
        assertThat(scene.mvc.get().uri("/login/confirm").cookie(mine))
                .bodyText()
                .contains("value=\"code\"");

        assertThat(confirm(mine, others.id(), scene.code(others.key())))
                .hasRedirectedUrl("/login/confirm?problem=other-person");
        var confirmed = confirm(mine, scene.loginId(), scene.code(key), asked.getCookie("ramme-wanted"));

        assertThat(confirmed).hasRedirectedUrl("/me/means/app");
        assertThat(scene.getAs(confirmed.getResponse(), "/me/means/app")).hasStatusOk();
        assertThat(scene.mvc.get().uri("/me/means/app").cookie(mine)).hasRedirectedUrl("/login?problem=timeout");
        assertThat(scene.trail()).containsSubsequence("LOGIN_CONFIRMATION_REFUSED", "LOGIN_CONFIRMED");
    }

    @Test
    void nobody_is_sent_to_confirm_with_a_means_that_is_locked() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        var mine = scene.logIn(scene.loginId(), scene.code(key)).getResponse().getCookie("ramme");
        scene.clock.advance(Duration.ofMinutes(6));
        scene.in(() -> scene.jdbc.sql("update user_means set pin_wrong = 5").update());
        assertThat(scene.mvc.get().uri("/me/means/app").cookie(mine)).hasRedirectedUrl("/login/confirm");

        assertThat(scene.mvc.get().uri("/login/confirm").cookie(mine))
                .bodyText()
                .doesNotContain("value=\"code\"");
    }

    private MvcTestResult confirm(Cookie session, String id, String code, Cookie... more) {
        var cookies = Stream.concat(Stream.of(session), Arrays.stream(more)).toArray(Cookie[]::new);
        var way = scene.mvc
                .post()
                .uri("/login/confirm")
                .cookie(cookies)
                .with(csrf())
                .param("way", "code");
        assertThat(way).hasRedirectedUrl("/login/separate");
        return scene.mvc
                .post()
                .uri("/login/separate")
                .cookie(cookies)
                .with(csrf())
                .param("id", id)
                .param("pin", KeyringScene.PIN)
                .param("code", code)
                .exchange();
    }

    private record Other(String id, String key) {}

    private Other otherPerson() throws Exception {
        var first = scene.user;
        scene.user = scene.identified("Otto Friis", IdentificationMeans.APP);
        var key = scene.takeApp(scene.asUser(), "Ottos telefon");
        var other = new Other(scene.loginId(), key);
        scene.user = first;
        return other;
    }

    @Test
    void an_organisation_that_stops_offering_apps_lets_nobody_in_with_one() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        var me = scene.logIn(scene.loginId(), scene.code(key)).getResponse();

        scene.in(() -> {
            var found = organisations.lock(scene.organisation).orElseThrow();
            found.change(LoginPolicy.of(true, Set.of(IdentificationMeans.CHIP)));
            return organisations.save(found);
        });

        assertThat(scene.getAs(me, "/me/means")).hasRedirectedUrl("/login?problem=access-changed");
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);
    }

    /** T33. */
    @Test
    void a_secret_moved_to_another_row_opens_for_nobody() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        var mine = means();
        scene.user = scene.identified("Mona Dam", IdentificationMeans.APP);
        var key = scene.takeApp(scene.asUser(), "Monas telefon");
        scene.in(() -> scene.jdbc
                .sql(
                        "update user_means set secret_sealed = (select secret_sealed from user_means where id = :from) where id = :to")
                .param("from", means())
                .param("to", mine)
                .update());

        var owner = scene.in(() -> scene.jdbc
                .sql("select user_id from user_means where id = :id")
                .param("id", mine)
                .query(UUID.class)
                .single());
        var code = new Code(scene.code(key, 1));
        assertThatThrownBy(() -> Tenancy.in(
                        scene.organisation, () -> issuer.check(owner, Set.of(IdentificationMeans.APP), code, PIN)))
                .hasMessageContaining("does not open");
    }

    private UUID means() {
        return scene.in(() -> scene.jdbc
                .sql("select id from user_means where user_id = :user and state = 'ACTIVE'")
                .param("user", scene.user)
                .query(UUID.class)
                .single());
    }

    private List<String> levels(String action) {
        return scene.in(() -> scene.jdbc
                .sql("select level from audit_event where organisation_id = :organisation and action = :action")
                .param("organisation", scene.organisation)
                .param("action", action)
                .query(String.class)
                .list());
    }

    private long secrets() {
        return scene.in(() -> scene.jdbc
                .sql(
                        "select count(*) from user_means where user_id = :user and (secret_sealed is not null or pin_hash is not null)")
                .param("user", scene.user)
                .query(Long.class)
                .single());
    }

    private List<String> mailed() {
        return scene.in(() -> scene.jdbc
                .sql("select template from outbox_mail")
                .query(String.class)
                .list());
    }

    private List<String> told(UUID person) {
        return scene.in(() -> scene.jdbc
                .sql("select kind from notification where user_id = :user")
                .param("user", person)
                .query(String.class)
                .list());
    }
}

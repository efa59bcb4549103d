package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Choosing a PIN for a means in use (M5): where there was none, another one, and in the place of one forgotten or locked (T72). */
@RammeTest
class PinChoiceTests {

    private static final String NEXT = "284917";

    @Autowired
    KeyringScene scene;

    String key = "";

    @BeforeEach
    void takeAnApp() throws Exception {
        scene.begin(IdentificationMeans.APP);
        key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void whoever_has_no_pin_yet_chooses_one_before_going_anywhere_else() throws Exception {
        forgetPin();
        var in = scene.logIn(scene.loginId(), "", scene.code(key));
        assertThat(in).hasRedirectedUrl("/");
        var me = in.getResponse();
        var page = page();

        assertThat(scene.getAs(me, "/me/means")).hasRedirectedUrl(page);
        assertThat(scene.getAs(me, "/me")).hasRedirectedUrl(page);
        assertThat(postAs(me, "/me/means/" + means() + "/end", "why", "REMOVED"))
                .hasRedirectedUrl(page);
        assertThat(KeyringScene.text(scene.getAs(me, page))).contains("Vælg din PIN-kode");
        assertThat(postAs(me, page, "pin", "112233", "pinAgain", "112233")).hasStatus(422);
        assertThat(levels()).endsWith("Low");

        var chosen = postAs(me, page, "pin", NEXT, "pinAgain", NEXT);

        assertThat(chosen.getResponse().getRedirectedUrl()).isEqualTo("/");
        assertThat(scene.getAs(chosen.getResponse(), "/me/means")).hasStatus(200);
        assertThat(scene.trail()).contains("PIN_SET");
        assertThat(told()).contains("pin-chosen");
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), "", scene.code(key))).hasStatus(422);
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), NEXT, scene.code(key))).hasRedirectedUrl("/");
        assertThat(levels()).endsWith("Substantial");
    }

    @Test
    void a_login_without_pin_ends_when_the_means_gets_one_elsewhere() throws Exception {
        forgetPin();
        var me = scene.logIn(scene.loginId(), "", scene.code(key)).getResponse();
        letPrivateMitIdIn();
        assertThat(choose(scene.asUser(), "pin", NEXT, "pinAgain", NEXT)).hasRedirectedUrl("/me/means");

        assertThat(scene.getAs(me, page()).getResponse().getRedirectedUrl()).startsWith("/login");
    }

    @Test
    void a_login_without_pin_is_worth_nothing_beside_a_pin() throws Exception {
        forgetPin();
        var me = scene.logIn(scene.loginId(), "", scene.code(key)).getResponse();
        scene.in(() -> scene.jdbc
                .sql("update user_means set pin_hash = 'of another', pin_set_at = now() where user_id = :user")
                .param("user", scene.user)
                .update());

        assertThat(postAs(me, page(), "pin", NEXT, "pinAgain", NEXT)).hasRedirectedUrl("/login?problem=access-changed");
        assertThat(scene.trail()).doesNotContain("PIN_SET", "PIN_RESET");
    }

    /** Whoever holds the device alone is not quicker than its user at the very same moment either (T72). */
    @Test
    void of_two_who_choose_the_first_pin_at_once_one_does() throws Exception {
        forgetPin();
        var me = scene.logIn(scene.loginId(), "", scene.code(key)).getResponse();
        var page = page();
        var at = Executors.newSingleThreadExecutor();

        var late = scene.in(() -> {
            scene.holdUser();
            var choosing = at.submit(() -> postAs(me, page, "pin", NEXT, "pinAgain", NEXT));
            scene.awaitOneWhoWaits();
            scene.jdbc
                    .sql("update user_means set pin_hash = 'of another', pin_set_at = now() where user_id = :user")
                    .param("user", scene.user)
                    .update();
            return choosing;
        });
        at.shutdown();

        assertThat(late.get()).hasStatus(422);
        assertThat(scene.trail()).doesNotContain("PIN_SET", "PIN_RESET");
    }

    @Test
    void users_see_that_there_is_a_pin_and_nothing_of_it() throws Exception {
        var me = scene.logIn(scene.loginId(), scene.code(key)).getResponse();

        assertThat(KeyringScene.text(scene.getAs(me, "/me/data")))
                .contains("PIN-kode valgt")
                .doesNotContain("$2a$");
    }

    @Test
    void another_pin_takes_the_one_that_is_known_and_ends_what_others_came_in_with() throws Exception {
        var thief = scene.logIn(scene.loginId(), scene.code(key)).getResponse();
        scene.clock.advance(Duration.ofMinutes(1));
        var me = scene.logIn(scene.loginId(), scene.code(key)).getResponse();

        assertThat(postAs(me, page(), "pin", NEXT, "pinAgain", NEXT)).hasStatus(422);
        assertThat(postAs(me, page(), "formerPin", "555123", "pin", NEXT, "pinAgain", NEXT))
                .hasStatus(422);
        var changed = postAs(me, page(), "formerPin", KeyringScene.PIN, "pin", NEXT, "pinAgain", NEXT);

        assertThat(changed).hasRedirectedUrl("/me/means");
        assertThat(Collections.frequency(scene.trail(), "PIN_CHANGED")).isOne();
        assertThat(scene.getAs(me, "/me/means")).hasStatus(200);
        assertThat(scene.getAs(thief, "/me/means").getResponse().getRedirectedUrl())
                .startsWith("/login");
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), NEXT, scene.code(key))).hasRedirectedUrl("/");
    }

    /** T35. */
    @Test
    void a_login_of_long_ago_is_not_enough() throws Exception {
        var me = scene.logIn(scene.loginId(), scene.code(key)).getResponse();
        scene.clock.advance(Duration.ofMinutes(6));

        assertThat(postAs(me, page(), "formerPin", KeyringScene.PIN, "pin", NEXT, "pinAgain", NEXT))
                .hasRedirectedUrl("/login/confirm");
        assertThat(scene.trail()).doesNotContain("PIN_CHANGED");
    }

    @Test
    void the_known_pin_is_guessed_five_times_here_too_and_then_private_mitid_opens_the_app() throws Exception {
        letPrivateMitIdIn();
        var me = scene.logIn(scene.loginId(), scene.code(key)).getResponse();
        for (var n = 0; n < 5; n++) {
            assertThat(postAs(me, page(), "formerPin", "55512" + n, "pin", NEXT, "pinAgain", NEXT))
                    .hasStatus(422);
        }
        var shut = postAs(me, page(), "formerPin", KeyringScene.PIN, "pin", NEXT, "pinAgain", NEXT);
        assertThat(KeyringScene.text(shut)).contains("låst").contains("privat");
        assertThat(scene.trail()).doesNotContain("PIN_CHANGED").contains("PIN_LOCKED");
        assertThat(told()).contains("pin-locked");
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);

        assertThat(choose(scene.asUser(), "pin", NEXT, "pinAgain", NEXT)).hasRedirectedUrl("/me/means");

        assertThat(Collections.frequency(scene.trail(), "PIN_RESET")).isOne();
        assertThat(scene.logIn(scene.loginId(), NEXT, scene.code(key))).hasRedirectedUrl("/");
    }

    /** The administrators' way back: the link shows who they are, and choosing a PIN opens the app and makes them active. */
    @Test
    void whoever_awaits_activation_anew_is_active_with_the_app_they_opened() throws Exception {
        scene.in(() -> {
            var user = scene.users.lock(scene.user).orElseThrow();
            user.awaitAnew();
            return scene.users.save(user);
        });
        scene.in(() -> scene.jdbc
                .sql("update user_means set pin_wrong = 5, wrong = 10 where user_id = :user")
                .param("user", scene.user)
                .update());
        var me = scene.asUser();
        assertThat(KeyringScene.text(scene.get("/me/means", me))).contains(page());

        var chosen = choose(me, "pin", NEXT, "pinAgain", NEXT);

        assertThat(chosen).hasRedirectedUrl("/activate");
        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        assertThat(scene.getAs(chosen.getResponse(), "/me/means")).hasStatus(200);
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), NEXT, scene.code(key))).hasRedirectedUrl("/");
    }

    @Test
    void a_pin_of_somebody_else_is_not_there() {
        var page = page();
        scene.user = scene.identified("Mona Dam", IdentificationMeans.APP);

        assertThat(scene.get(page, scene.asUser())).hasStatus(404);
        assertThat(scene.post(page, scene.asUser(), "pin", NEXT, "pinAgain", NEXT))
                .hasStatus(404);
    }

    private MvcTestResult choose(SignedInAs me, String... fields) {
        return scene.post(page(), me, fields);
    }

    private MvcTestResult postAs(MockHttpServletResponse me, String path, String... fields) {
        var request = scene.mvc.post().uri(path).cookie(me.getCookie("ramme")).with(csrf());
        for (var n = 0; n < fields.length; n += 2) {
            request.param(fields[n], fields[n + 1]);
        }
        return request.exchange();
    }

    private String page() {
        return "/me/means/" + means() + "/pin";
    }

    private UUID means() {
        return scene.in(() -> scene.jdbc
                .sql("select id from user_means where user_id = :user and state = 'ACTIVE'")
                .param("user", scene.user)
                .query(UUID.class)
                .single());
    }

    /** As a means of before PINs were asked for. */
    private void forgetPin() {
        scene.in(() -> scene.jdbc
                .sql("update user_means set pin_hash = null, pin_set_at = null where user_id = :user")
                .param("user", scene.user)
                .update());
    }

    private void letPrivateMitIdIn() {
        scene.in(() -> scene.jdbc
                .sql("update organisation_user set private_mitid_offered = true, consented_at = now(),"
                        + " consent_text = 'Ja', version = version + 1 where id = :user")
                .param("user", scene.user)
                .update());
    }

    private List<String> levels() {
        return scene.in(() -> scene.jdbc
                .sql(
                        "select level from audit_event where organisation_id = :organisation and action = 'LOGIN_SUCCEEDED' order by id")
                .param("organisation", scene.organisation)
                .query(String.class)
                .list());
    }

    private List<String> told() {
        return scene.in(() -> scene.jdbc
                .sql("select kind from notification where user_id = :user")
                .param("user", scene.user)
                .query(String.class)
                .list());
    }
}

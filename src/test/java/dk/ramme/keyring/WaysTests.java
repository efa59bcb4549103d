package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.AnOrder;
import dk.ramme.people.LoginChoice;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a user may log in with is changed while they wait and afterwards (L3; users finding 2). */
@RammeTest
class WaysTests {

    @Autowired
    KeyringScene scene;

    @Autowired
    AnOrder anOrder;

    SignedInAs administrator;

    @BeforeEach
    void begin() {
        scene.begin(IdentificationMeans.APP);
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void whoever_waits_is_given_the_app_and_private_mitid_and_no_device_which_has_to_be_ordered() throws Exception {
        scene.user = scene.identified("Mona Dam", IdentificationMeans.CHIP);
        assertThat(KeyringScene.text(scene.get("/users/" + scene.user, administrator)))
                .contains("Chip", "/users/" + scene.user + "/ways");
        assertThat(KeyringScene.text(scene.get(page(), administrator)))
                .contains("value=\"PRIVATE_MITID\"", "value=\"APP\"", "value=\"CHIP\"")
                .doesNotContain("value=\"CODE_READER\"");

        assertThat(change("PRIVATE_MITID", "APP", "CODE_READER")).hasStatus(422);
        assertThat(change("PRIVATE_MITID", "APP", "PHONE")).hasStatus(422);
        assertThat(login().separateMeans()).containsExactly(IdentificationMeans.CHIP);
        assertThat(change("PRIVATE_MITID", "APP")).hasRedirectedUrl("/users/" + scene.user);

        assertThat(login().privateMitIdOffered()).isTrue();
        assertThat(login().separateMeans()).containsExactly(IdentificationMeans.APP);
        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(mails()).as("they meet it when they come").isEmpty();
        assertThat(trailed()).isOne();
        assertThat(change("PRIVATE_MITID", "APP")).hasRedirectedUrl("/users/" + scene.user);
        assertThat(trailed()).as("nothing to change").isOne();
    }

    @Test
    void nobody_is_left_with_nothing() throws Exception {
        assertThat(KeyringScene.text(change())).contains("Vælg mindst én måde");
        assertThat(login().separateMeans()).containsExactly(IdentificationMeans.APP);
    }

    @Test
    void an_active_user_is_told_what_they_were_given_and_says_yes_themself() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        assertThat(change("PRIVATE_MITID", "APP")).hasRedirectedUrl("/users/" + scene.user);

        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        assertThat(mails()).containsOnlyOnce("ways-given");
        assertThat(scene.in(() ->
                        scene.users.findById(scene.user).orElseThrow().access().consentedAt()))
                .isEmpty();
        assertThat(scene.get("/me/consent", withMeans())).hasStatusOk();
    }

    @Test
    void whoever_would_be_shut_out_is_so_only_knowingly_and_waits_then() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");

        assertThat(KeyringScene.text(change("PRIVATE_MITID")))
                .contains("kan Birgit Østergaard ikke logge ind", "knowing");
        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        assertThat(means()).hasSize(1);
        assertThat(trailed()).isZero();
        assertThat(scene.post(page(), administrator, "ways", "PRIVATE_MITID", "knowing", "true"))
                .hasRedirectedUrl("/users/" + scene.user);

        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(means()).isEmpty();
        assertThat(mails()).contains("means-withdrawn", "ways-replaced");
    }

    @Test
    void the_only_organisation_administrator_is_not_shut_out() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        scene.in(() -> {
            var user = scene.users.lock(scene.user).orElseThrow();
            user.give(Role.ORGANISATION_ADMINISTRATOR, scene.clock.instant());
            var karen = scene.users.lock(scene.administrator).orElseThrow();
            karen.take(Role.ORGANISATION_ADMINISTRATOR);
            return karen;
        });

        assertThat(KeyringScene.text(scene.post(page(), administrator, "ways", "PRIVATE_MITID", "knowing", "true")))
                .contains("jeres eneste organisationsadministrator");

        assertThat(means()).hasSize(1);
        assertThat(login().separateMeans()).containsExactly(IdentificationMeans.APP);
    }

    @Test
    void a_device_that_is_taken_away_is_not_sent() throws Exception {
        scene.post("/users/" + scene.user + "/order", administrator, "kind", "CODE_READER", "to", "ORGANISATION");
        assertThat(anOrder.states(scene.organisation, scene.user)).containsExactly("ORDERED");

        assertThat(change("APP")).hasRedirectedUrl("/users/" + scene.user);

        assertThat(anOrder.states(scene.organisation, scene.user)).containsExactly("CANCELLED");
        assertThat(login().separateMeans()).containsExactly(IdentificationMeans.APP);
    }

    @Test
    void the_suspended_are_not_changed() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        scene.post("/users/" + scene.user + "/suspend", administrator, "reason", "Orlov");

        assertThat(KeyringScene.text(scene.get(page(), administrator))).contains("Der er ikke noget at ændre");
        assertThat(change("PRIVATE_MITID", "APP")).hasRedirectedUrl("/users/" + scene.user);
        assertThat(login().privateMitIdOffered()).isFalse();
    }

    private String page() {
        return "/users/" + scene.user + "/ways";
    }

    private MvcTestResult change(String... ways) {
        var parameters = new String[ways.length * 2];
        for (var n = 0; n < ways.length; n++) {
            parameters[2 * n] = "ways";
            parameters[2 * n + 1] = ways[n];
        }
        return scene.post(page(), administrator, parameters);
    }

    private LoginChoice login() {
        return scene.in(
                () -> scene.users.findById(scene.user).orElseThrow().access().login());
    }

    private int trailed() {
        return Collections.frequency(scene.trail(), "USER_WAYS_CHANGED");
    }

    private SignedInAs withMeans() {
        return SignedInAs.separate(scene.organisation, scene.user, means().get(0));
    }

    private List<UUID> means() {
        return scene.in(() -> scene.jdbc
                .sql("select id from user_means where user_id = :user and state = 'ACTIVE'")
                .param("user", scene.user)
                .query(UUID.class)
                .list());
    }

    private List<String> mails() {
        return scene.in(() -> scene.jdbc
                .sql("select template from outbox_mail where organisation_id = :organisation")
                .param("organisation", scene.organisation)
                .query(String.class)
                .list());
    }
}

package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A user administrator sees and ends what a user logs in with (L3, M2). */
@RammeTest
class MeansOfUserTests {

    private static final String ONLY = "Det er det eneste, Birgit Østergaard kan logge ind med";

    @Autowired
    KeyringScene scene;

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
    void a_user_administrator_is_warned_ends_the_last_means_and_the_user_waits_for_a_new_link() throws Exception {
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        assertThat(KeyringScene.text(scene.get("/users/" + scene.user, administrator)))
                .contains("Min telefon", "Ikke brugt til login endnu", "I brug");
        var end = "/users/" + scene.user + "/means/" + means().get(0) + "/end";

        assertThat(KeyringScene.text(scene.get(end, administrator))).contains(ONLY);
        assertThat(scene.state()).as("asking ends nothing").isEqualTo(UserState.ACTIVE);
        assertThat(scene.post(end, administrator)).hasRedirectedUrl("/users/" + scene.user);

        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus(422);
        assertThat(Collections.frequency(scene.trail(), "MEANS_REVOKED")).isOne();
        assertThat(mails()).containsOnlyOnce("means-withdrawn").doesNotContain("means-ended");
        assertThat(scene.post(end, administrator)).as("again").hasStatus(404);
    }

    @Test
    void whoever_has_another_means_stays_active_and_nobody_is_warned() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        scene.takeApp(withMeans(), "Min tablet");
        var end = "/users/" + scene.user + "/means/" + means().get(0) + "/end";

        assertThat(KeyringScene.text(scene.get(end, administrator))).doesNotContain(ONLY);
        scene.post(end, administrator);

        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        assertThat(means()).hasSize(1);
    }

    @Test
    void a_means_is_ended_under_its_own_user_and_by_a_user_administrator_only() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        var means = means().get(0);
        var mona = scene.identified("Mona Dam", IdentificationMeans.APP);
        var other = SignedInAs.user(
                scene.organisation,
                scene.organisations.administrator(
                        scene.organisation, "Ole Vig", Role.ORGANISATION_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR));

        assertThat(scene.get("/users/" + mona + "/means/" + means + "/end", administrator))
                .hasStatus(404);
        assertThat(scene.post("/users/" + mona + "/means/" + means + "/end", administrator))
                .hasStatus(404);
        assertThat(scene.post("/users/" + scene.user + "/means/" + means + "/end", other))
                .hasStatus(403);
        assertThat(KeyringScene.text(scene.get("/users/" + scene.user, other)))
                .contains("Min telefon")
                .doesNotContain("/end");

        assertThat(means()).hasSize(1);
    }

    /** Whoever loses the only thing they log in with must be able to come back. */
    @Test
    void a_user_who_reports_their_only_means_lost_waits_for_a_new_link_too() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");

        scene.post("/me/means/" + means().get(0) + "/end", withMeans(), "why", "LOST");

        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
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

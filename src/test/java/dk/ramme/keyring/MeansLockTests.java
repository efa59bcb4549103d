package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.Pin;
import dk.ramme.means.Pins;
import dk.ramme.means.UserMeans;
import dk.ramme.means.Verdict;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever changes a means locks the organisation, its user and the means in this order, as administrators do who change the
 * user at the same moment: neither waits for the other crosswise.
 */
@RammeTest
class MeansLockTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    KeyringScene scene;

    @Autowired
    MeansIssuer issuer;

    @Autowired
    UserMeans means;

    @Autowired
    Pins pins;

    @Autowired
    Organisations organisations;

    @BeforeEach
    void begin() {
        scene.begin(IdentificationMeans.APP);
    }

    @AfterEach
    void end() {
        scene.clock.reset();
    }

    @Test
    void a_means_is_taken_into_use() throws Exception {
        var begun = inOrganisation(() -> issuer.beginApp(scene.user, "Min telefon"));
        var key = inOrganisation(
                () -> issuer.appSetup(scene.user, begun).orElseThrow().key());
        var code = new Code(scene.code(key.replace(" ", "")));

        var taken = besideOrganisation(() -> issuer.finishApp(scene.user, begun, code, new Pin(KeyringScene.PIN)));

        assertThat(taken).isTrue();
    }

    @Test
    void a_locked_means_is_opened_with_another_pin() throws Exception {
        var app = app();
        scene.in(() -> scene.jdbc.sql("update user_means set pin_wrong = 5").update());

        var chosen = besideOrganisation(() -> pins.choose(scene.user, app, false, new Pin("580316")));

        assertThat(chosen).isTrue();
    }

    @Test
    void a_means_is_ended() throws Exception {
        var app = app();

        var ended = besideUser(() -> means.revoke(scene.user, app, UserMeans.Ending.LOST));

        assertThat(ended).isTrue();
    }

    /** What follows looks at the organisation: the user is locked after it, not before. */
    @Test
    void the_last_means_is_ended() throws Exception {
        var app = app();

        var ended = besideOrganisation(() -> means.revoke(scene.user, app, UserMeans.Ending.LOST));

        assertThat(ended).isTrue();
        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
    }

    @Test
    void a_wrong_code_locks_a_means() throws Exception {
        app();
        scene.in(() -> scene.jdbc.sql("update user_means set wrong = 9").update());

        var verdict = besideUser(() -> issuer.check(
                scene.user, Set.of(IdentificationMeans.APP), new Code("000000"), new Pin(KeyringScene.PIN)));

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.LOCKED);
    }

    private UUID app() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        return inOrganisation(() -> means.of(scene.user).get(0).id());
    }

    private <T> T inOrganisation(Supplier<T> work) {
        return Tenancy.in(scene.organisation, work);
    }

    /** An administrator has locked the organisation, and turns to the user when the deed waits. */
    private <T> T besideOrganisation(Supplier<T> deed) throws Exception {
        return beside(
                () -> organisations.lock(scene.organisation).orElseThrow(),
                () -> scene.users.lock(scene.user).orElseThrow(),
                deed);
    }

    /** An administrator has locked the user, and turns to their means when the deed waits. */
    private <T> T besideUser(Supplier<T> deed) throws Exception {
        return beside(
                () -> scene.users.lock(scene.user).orElseThrow(),
                () -> scene.jdbc
                        .sql("select id from user_means where user_id = :user for update")
                        .param("user", scene.user)
                        .query(UUID.class)
                        .list(),
                deed);
    }

    private <T> T beside(Supplier<?> first, Supplier<?> then, Supplier<T> deed) throws Exception {
        return new Beside(beans, scene.organisation).second(first::get, then::get, deed);
    }
}

package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.tenancy.Tenancy;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an activation allows, and when. */
class ActivationTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final LoginPolicy POLICY = LoginPolicy.of(true, Set.of(IdentificationMeans.CODE_DISPLAY));
    private static final DeliveryAddress ELSEWHERE = new DeliveryAddress("Lageret", "Kajen 1", "5000", "Odense C");

    @Test
    void it_is_started_once_and_nothing_can_be_chosen_any_more() {
        var activation = activation(Activation.Kind.ACTIVATION);
        activation.choose(2);
        activation.chooseLogin(true, Set.of(), POLICY);

        activation.start(POLICY, NOW);

        assertThatStarted(() -> activation.start(POLICY, NOW));
        assertThatStarted(() -> activation.choose(3));
        assertThatStarted(() -> activation.chooseLogin(true, Set.of(), POLICY));
        assertThatStarted(() -> activation.chooseDelivery(ELSEWHERE));
        assertThat(activation.asked()).isEqualTo(2);
    }

    @Test
    void users_are_decided_about_while_it_runs_and_then_only() {
        var activation = activation(Activation.Kind.ACTIVATION);
        activation.chooseLogin(true, Set.of(), POLICY);
        var before = activation.reached();
        var last = UUID.randomUUID();

        assertThatIllegalStateException().isThrownBy(() -> activation.decide(1, 0, last));
        assertThatIllegalStateException().isThrownBy(() -> activation.finish(NOW));
        activation.start(POLICY, NOW);
        activation.decide(3, 1, UUID.randomUUID());
        activation.decide(1, 0, last);
        activation.finish(NOW);

        assertThat(before).isNull();
        assertThat(activation.activated()).isEqualTo(4);
        assertThat(activation.leftOut()).isOne();
        assertThat(activation.reached()).isEqualTo(last);
        assertThatIllegalStateException().isThrownBy(() -> activation.decide(1, 0, last));
        assertThatIllegalStateException().isThrownBy(() -> activation.finish(NOW));
    }

    @Test
    void what_the_organisation_does_not_offer_is_neither_chosen_nor_started() {
        var activation = activation(Activation.Kind.ACTIVATION);

        assertThatNotOffered(() -> activation.chooseLogin(true, Set.of(IdentificationMeans.APP), POLICY));
        assertThatNotOffered(() -> activation.start(POLICY, NOW));
        activation.chooseLogin(true, Set.of(IdentificationMeans.CODE_DISPLAY), POLICY);
        assertThatNotOffered(() -> activation.start(LoginPolicy.of(true, Set.of(IdentificationMeans.APP)), NOW));

        assertThat(activation.isChoosing()).isTrue();
        assertThat(activation.separateMeans()).containsExactly(IdentificationMeans.CODE_DISPLAY);
    }

    @Test
    void where_nothing_but_links_is_sent_there_is_no_login_to_choose() {
        var activation = activation(Activation.Kind.LINKS);

        assertThatStarted(() -> activation.chooseLogin(true, Set.of(), POLICY));
        assertThatStarted(() -> activation.chooseDelivery(ELSEWHERE));
        activation.start(LoginPolicy.none(), NOW);

        assertThat(activation.isRunning()).isTrue();
    }

    @Test
    void the_address_is_kept_until_it_is_finished_and_no_longer() {
        var activation = activation(Activation.Kind.ACTIVATION);
        activation.chooseLogin(false, Set.of(IdentificationMeans.CODE_DISPLAY), POLICY);
        activation.chooseDelivery(ELSEWHERE);
        activation.start(POLICY, NOW);
        var whileItRan = activation.delivery();

        activation.finish(NOW);

        assertThat(whileItRan).isEqualTo(ELSEWHERE);
        assertThat(activation.delivery()).isNull();
    }

    private static Activation activation(Activation.Kind kind) {
        return Tenancy.in(
                UUID.randomUUID(), () -> new Activation(kind, UUID.randomUUID(), "Karen Holm", NOW.minusSeconds(60)));
    }

    private static void assertThatStarted(Runnable deed) {
        assertThatExceptionOfType(ActivationChoice.Started.class).isThrownBy(deed::run);
    }

    private static void assertThatNotOffered(Runnable deed) {
        assertThatExceptionOfType(ActivationChoice.NotOffered.class).isThrownBy(deed::run);
    }
}

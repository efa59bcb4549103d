package dk.ramme.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How often and how long a temporary code can be typed (T28 to T31). */
class TemporaryCodeTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final OneTimeCode typed = OneTimeCode.fresh();
    private final TemporaryCode code =
            Tenancy.in(UUID.randomUUID(), () -> new TemporaryCode(LinkPurpose.SETUP, UUID.randomUUID(), typed, NOW));

    @Test
    void it_can_be_tried_three_times_and_the_third_is_known_for_the_last() {
        assertThat(code.spendTry(NOW).isLast()).isFalse();
        assertThat(code.spendTry(NOW).isLast()).isFalse();
        assertThat(code.spendTry(NOW).isLast()).isTrue();

        assertThat(code.triesLeft()).isZero();
        assertThat(code.canBeTyped(NOW)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> code.spendTry(NOW));
    }

    /** The last try is spent before it is seen that the code was right. */
    @Test
    void it_is_used_once_even_by_the_last_try() {
        code.spendTry(NOW);
        code.spendTry(NOW);
        var last = code.spendTry(NOW);

        code.use(NOW);

        assertThat(typed.matches(last.codeHash())).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> code.use(NOW));
        assertThatIllegalStateException().isThrownBy(() -> code.revoke(NOW));
    }

    @Test
    void a_revoked_one_can_be_neither_tried_nor_used() {
        code.revoke(NOW);

        assertThatIllegalStateException().isThrownBy(() -> code.spendTry(NOW));
        assertThatIllegalStateException().isThrownBy(() -> code.use(NOW));
    }

    @Test
    void it_cannot_be_tried_after_thirty_days() {
        var end = NOW.plus(Duration.ofDays(30));

        assertThat(code.canBeTyped(end.minusMillis(1))).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> code.spendTry(end));
    }
}

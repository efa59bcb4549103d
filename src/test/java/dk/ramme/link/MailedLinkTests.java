package dk.ramme.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a mailed link lives. */
class MailedLinkTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final MailedLink link = Tenancy.in(
            UUID.randomUUID(), () -> new MailedLink(LinkPurpose.ACTIVATION, UUID.randomUUID(), LinkToken.fresh(), NOW));

    @Test
    void it_lives_for_thirty_days_and_not_a_moment_longer() {
        var end = NOW.plus(LinkPurpose.ACTIVATION.lifetime());

        assertThat(link.isLive(end.minusMillis(1))).isTrue();
        assertThat(link.isLive(end)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> link.use(end));
    }

    @Test
    void it_is_used_once() {
        link.use(NOW);

        assertThat(link.isLive(NOW)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> link.use(NOW));
        assertThatIllegalStateException().isThrownBy(() -> link.revoke(NOW));
    }

    @Test
    void a_revoked_one_cannot_be_used() {
        link.revoke(NOW);

        assertThat(link.isLive(NOW)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> link.use(NOW));
        assertThatIllegalStateException().isThrownBy(() -> link.revoke(NOW));
    }

    /** Whoever made a new one in its place would leave two behind otherwise. */
    @Test
    void one_that_has_run_out_can_be_revoked_all_the_same() {
        var late = NOW.plus(LinkPurpose.ACTIVATION.lifetime()).plusSeconds(1);

        link.revoke(late);

        assertThatIllegalStateException().isThrownBy(() -> link.revoke(late));
    }
}

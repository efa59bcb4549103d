package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cannot happen to a user in the state they are in. */
class AccessTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Access access = new Access(Enrolment.appointed(NOW));

    @Test
    void a_yes_that_is_in_use_is_taken_back_and_not_declined() {
        access.choose(true, Set.of(), "words", NOW);

        assertThatIllegalStateException().isThrownBy(() -> access.declineConsent(NOW));

        assertThat(access.consentedAt()).hasValue(NOW);
    }
}

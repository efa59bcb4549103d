package dk.ramme.people.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.ramme.people.request.Request.AlreadyAnswered;
import dk.ramme.tenancy.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is asked for is answered once. */
class RequestTests {

    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final Instant NOW = Instant.EPOCH;

    private final Request request = Tenancy.in(UUID.randomUUID(), () -> new Wish());

    @Test
    void a_request_waits_until_somebody_says_yes_or_no() {
        assertThat(request.isOpen()).isTrue();

        request.approve(SOMEBODY, NOW);

        assertThat(request.isOpen()).isFalse();
        assertThat(request.isApproved()).isTrue();
    }

    @Test
    void what_has_been_answered_is_not_answered_again() {
        request.refuse("Vi er nok", SOMEBODY, NOW);

        assertThatExceptionOfType(AlreadyAnswered.class)
                .isThrownBy(() -> request.approve(SOMEBODY, NOW))
                .satisfies(late -> assertThat(late.request()).isSameAs(request));
        assertThatExceptionOfType(AlreadyAnswered.class).isThrownBy(() -> request.refuse("Nej", SOMEBODY, NOW));
        assertThat(request.isApproved()).isFalse();
    }

    /** Something to ask for. */
    private static final class Wish extends Request {

        Wish() {
            super("Hver eneste dag", NOW);
        }
    }
}

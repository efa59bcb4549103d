package dk.ramme.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.ramme.identifier.CvrNumber;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An agreement is ended once, until it is regretted. */
class OrganisationTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Organisation nordlys =
            Organisation.joining(UUID.randomUUID(), new CvrNumber("24256790"), "Nordlys", false, NOW);

    @Test
    void one_that_has_been_ended_is_not_ended_again() {
        nordlys.endAt(NOW, "Karen Holm");

        assertThatIllegalStateException().isThrownBy(() -> nordlys.endAt(NOW.plusSeconds(1), "Mads Lund"));

        assertThat(nordlys.endNoticedBy()).isEqualTo("Karen Holm");
        nordlys.end();
        assertThatIllegalStateException().isThrownBy(() -> nordlys.endAt(NOW, "Karen Holm"));
    }
}

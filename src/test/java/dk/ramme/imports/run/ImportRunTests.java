package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An import that has ended waits for nothing, and one that has not keeps what it needs. */
class ImportRunTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final ImportRun run = new ImportRun(
            UUID.randomUUID(),
            ImportRun.Source.REGISTRY,
            new Opening("registry", ImportScope.ALL, UUID.randomUUID(), "Birgit"),
            NOW);

    @Test
    void an_ended_one_does_not_wait_for_the_registry() {
        run.end(ImportState.CANCELLED, NOW);

        assertThatIllegalStateException().isThrownBy(() -> run.waits(NOW));
        assertThatIllegalStateException().isThrownBy(() -> run.asksAgain(NOW));
    }

    @Test
    void an_open_one_forgets_nobody() {
        assertThatIllegalStateException().isThrownBy(run::forgetPeople);
    }
}

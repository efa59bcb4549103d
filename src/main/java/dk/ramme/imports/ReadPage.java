package dk.ramme.imports;

import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.ImportEvent.ImportReady;
import dk.ramme.imports.ImportEvent.ImportWaiting;
import dk.ramme.imports.registry.RegistryPage;
import dk.ramme.imports.registry.RegistryRefused;
import dk.ramme.imports.registry.RegistryUnavailable;
import dk.ramme.imports.registry.SignatureRegistry;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.stage.Staging;
import dk.ramme.imports.stage.StagingPlaces;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a registry page by page. A page is asked for outside of any transaction, and put away in one together with the
 * cursor of the next: whoever dies, no page is lost or taken twice.
 */
@Service
public class ReadPage {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** A silence that is shorter is over before anybody has read of it. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofDays(2);

    private final ImportRuns runs;
    private final ImportLock lock;
    private final StagingPlaces places;
    private final SignatureRegistry registry;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReadPage(
            ImportRuns runs,
            ImportLock lock,
            StagingPlaces places,
            SignatureRegistry registry,
            Organisations organisations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.runs = runs;
        this.lock = lock;
        this.places = places;
        this.registry = registry;
        this.organisations = organisations;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What has been read so far, called to mind again out of the chunks; rows set side by side are written where missing. */
    @Transactional
    public @Nullable Reading resume(UUID importId) {
        var run = runs.findById(importId).orElse(null);
        if (run == null || run.state() != ImportState.READING) return null;
        var organisation = run.organisationId();
        var staging = Staging.resumed(
                importId, places, run.wanted().sections(), run.amount().needsLook());
        var heads = places.sections().of(importId);
        for (int number = 0; number < run.amount().chunks(); number++) {
            var chunk = places.chunks().get(importId, number);
            var columns = heads.stream()
                    .filter(head -> head.section() == chunk.section())
                    .findFirst()
                    .orElseThrow()
                    .columns();
            staging.recall(chunk.section(), columns, number, chunk.rows());
        }
        return new Reading(run, staging);
    }

    /**
     * Asks for the next page and puts it away.
     *
     * @throws RegistryUnavailable when the registry does not answer
     * @throws RegistryRefused when it will not
     * @throws FileRefused when its answer cannot be imported
     */
    public ChunkOutcome next(Reading reading, BooleanSupplier ours) {
        var run = reading.run;
        var cvr = transaction.execute(status -> organisations
                .findById(run.organisationId())
                .map(Organisation::cvr)
                .orElseThrow());
        var page = registry.page(Objects.requireNonNull(cvr), reading.section, reading.cursor);
        return Objects.requireNonNull(transaction.execute(status -> put(reading, page, ours)));
    }

    private ChunkOutcome put(Reading reading, RegistryPage page, BooleanSupplier ours) {
        runs.endIfAsleep();
        var run = lock.lock(reading.run.id()).orElse(null);
        if (run == null || run.state() != ImportState.READING) return ChunkOutcome.TO_THE_END;
        if (!ours.getAsBoolean()) return ChunkOutcome.TO_ANOTHER;
        var staging = reading.staging;
        if (!staging.isIn(reading.section)) staging.begin(reading.section, page.titles());
        int line = staging.rowsInSection();
        for (List<String> fields : page.rows()) staging.take(new Row(++line, fields));
        staging.putAway();
        var next = page.next() == null ? reading.after() : reading.section;
        if (next == null) return finish(run, staging);
        run.read(staging.amount(), next, page.next());
        reading.section = next;
        reading.cursor = page.next();
        return ChunkOutcome.ON;
    }

    private ChunkOutcome finish(ImportRun run, Staging staging) {
        staging.end();
        run.read(staging.amount(), null, null);
        run.ready(clock.instant());
        audit.recordAs(run.starter(), "IMPORT_READY", "import", run.id(), Map.of("rows", staging.rowCount()));
        events.publishEvent(new ImportReady(run.organisationId(), run.id(), staging.rowCount()));
        return ChunkOutcome.TO_THE_END;
    }

    /**
     * When a registry that does not answer is asked again: the longer it has been silent, the longer the pause, a tenth of
     * the silence within limits and of uneven length; empty after two days.
     */
    @Transactional
    public Optional<Instant> askAgainAt(UUID importId, Instant now) {
        var run = lock.lock(importId).orElseThrow();
        // cancelled while the registry was silent: the job finds nothing to read when it is asked the next time, and
        // ends
        if (run.state() != ImportState.READING) return Optional.of(now);
        var since = run.waits(now);
        var silence = Duration.between(since, now);
        if (silence.compareTo(PATIENCE) > 0) return Optional.empty();
        long millis = Math.min(Math.max(silence.toMillis() / 10, SHORTEST_PAUSE.toMillis()), LONGEST_PAUSE.toMillis());
        var again = now.plusMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
        run.asksAgain(again);
        if (silence.compareTo(WORTH_TELLING) >= 0) {
            events.publishEvent(new ImportWaiting(run.organisationId(), importId, since));
        }
        return Optional.of(again);
    }

    /** A registry being read: what has been taken, and where it goes on. */
    public static final class Reading {

        private final ImportRun run;
        private final Staging staging;
        private Section section;
        private @Nullable String cursor;

        Reading(ImportRun run, Staging staging) {
            this.run = run;
            this.staging = staging;
            this.cursor = run.place().cursor();
            this.section = Objects.requireNonNullElseGet(
                    run.place().section(),
                    () -> run.wanted().sections().iterator().next());
        }

        private @Nullable Section after() {
            return run.wanted().sections().stream()
                    .filter(other -> other.compareTo(section) > 0)
                    .findFirst()
                    .orElse(null);
        }
    }
}

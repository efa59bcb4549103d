package dk.ramme.imports;

import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.ImportEvent.ImportFailed;
import dk.ramme.imports.ImportEvent.ImportFinished;
import dk.ramme.imports.ImportEvent.ImportFinished.Came;
import dk.ramme.imports.ImportEvent.ImportRefused;
import dk.ramme.imports.ImportEvent.UsersCreated;
import dk.ramme.imports.ImportEvent.UsersCreated.End;
import dk.ramme.imports.decision.DoubtfulRows;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.run.Sections;
import dk.ramme.imports.stage.UserMatches;
import dk.ramme.people.AlikeUsers;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends imports: state, audit row, event and the erasure of what was staged are one transaction. */
@Service
public class EndImport {

    private final ImportLock lock;
    private final Chunks chunks;
    private final Findings findings;
    private final Sections sections;
    private final DoubtfulRows duplicates;
    private final Doubts doubts;
    private final UserMatches users;
    private final FoundAdministrators administrators;
    private final AlikeUsers alike;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndImport(
            ImportLock lock,
            Chunks chunks,
            Findings findings,
            Sections sections,
            DoubtfulRows duplicates,
            Doubts doubts,
            UserMatches users,
            FoundAdministrators administrators,
            AlikeUsers alike,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.chunks = chunks;
        this.findings = findings;
        this.sections = sections;
        this.duplicates = duplicates;
        this.doubts = doubts;
        this.users = users;
        this.administrators = administrators;
        this.alike = alike;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The last chunk is written; called in its transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(ImportRun run) {
        var came = came(run);
        end(run, ImportState.FINISHED);
        alike.recount();
        audit.recordAs(run.starter(), "IMPORT_FINISHED", "import", run.id(), counts(run));
        events.publishEvent(run.creates() ? created(run, End.FINISHED) : finished(run, came, false));
    }

    /**
     * Stops an import for good; what was written until then stays. Waits for the chunk at work, and nothing is written
     * after it. @return false when it had ended already, or there is none
     */
    @Transactional
    public boolean cancel(UUID importId) {
        var run = lock.lockAsAdministrator(importId).filter(ImportRun::isOpen).orElse(null);
        if (run == null) return false;
        if (run.state().isBegun()) {
            stop(run);
        } else {
            end(run, ImportState.CANCELLED);
            audit.record("IMPORT_DISCARDED", "import", run.id(), counts(run));
        }
        return true;
    }

    /** The same for one at work whose administrator may not go on with it; called in the chunk's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(ImportRun run) {
        var came = came(run);
        end(run, ImportState.CANCELLED);
        audit.record("IMPORT_CANCELLED", "import", run.id(), counts(run));
        events.publishEvent(run.creates() ? created(run, End.CANCELLED) : finished(run, came, true));
    }

    /** Gives an import up that failed again and again. */
    @Transactional
    public void fail(UUID importId, String reason) {
        var run = lock.lock(importId).filter(ImportRun::isOpen).orElse(null);
        if (run == null) return;
        end(run, ImportState.FAILED);
        audit.recordAs(
                run.starter(),
                "IMPORT_FAILED",
                "import",
                run.id(),
                Map.of("reason", reason, "rows", run.counts().rowsDone()));
        events.publishEvent(
                run.creates()
                        ? created(run, End.FAILED)
                        : new ImportFailed(
                                run.organisationId(),
                                run.id(),
                                run.counts().written(),
                                run.counts().updated()));
    }

    /** The source could not be read to its end. */
    @Transactional
    public void refuse(UUID importId, String reason) {
        var run = lock.lock(importId).filter(ImportRun::isOpen).orElse(null);
        if (run == null) return;
        run.refuse(reason, clock.instant());
        erase(run);
        audit.recordAs(run.starter(), "IMPORT_REFUSED", "import", run.id(), Map.of("reason", reason));
        events.publishEvent(new ImportRefused(run.organisationId(), run.id()));
    }

    /** Nobody has begun it for so long that what was read of it, CPR numbers among it, is erased. */
    @Transactional
    public void lapse(UUID importId) {
        var run = lock.lock(importId)
                .filter(open -> open.state() == ImportState.READY)
                .orElse(null);
        if (run == null) return;
        end(run, ImportState.CANCELLED);
        audit.record("IMPORT_LAPSED", "import", run.id(), counts(run));
    }

    /** Erases whom the report of an import that has ended tells of: what was found, and in which lines, stays. */
    @Transactional
    public void forgetPeople(UUID importId) {
        var run = lock.lock(importId).orElse(null);
        if (run != null) forgetPeople(run);
    }

    /** The organisation's agreement is over: whoever would be told how its imports ended is a user no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stopAll() {
        for (ImportRun run : lock.lockOpen()) {
            end(run, ImportState.CANCELLED);
            audit.record("IMPORT_CANCELLED", "import", run.id(), counts(run));
        }
    }

    private void end(ImportRun run, ImportState state) {
        run.end(state, clock.instant());
        erase(run);
    }

    /** Nothing that was staged is of any use any more. */
    private void erase(ImportRun run) {
        chunks.erase(run.id());
        duplicates.erase(run.id());
        doubts.erase(run.id());
        users.erase(run.id());
        administrators.erase(run.id());
        // nothing was written of it, so there is nobody to tell of
        if (!run.isStarted()) forgetPeople(run);
    }

    private void forgetPeople(ImportRun run) {
        findings.forgetPeople(run.id());
        sections.forgetPeople(run.id());
        run.forgetPeople();
    }

    /** Asked before what was staged is erased. */
    private Came came(ImportRun run) {
        if (run.counts().written() + run.counts().updated() + run.counts().rights() > 0) return Came.USERS;
        boolean chosen = administrators.of(run.id()).stream()
                .anyMatch(candidate -> !candidate.chosen().isEmpty());
        if (chosen) return Came.ADMINISTRATORS;
        return run.counts().beside() > 0 ? Came.ORGANISATION : Came.NOTHING;
    }

    private static UsersCreated created(ImportRun run, End end) {
        int left = run.counts().rowsDone() - run.counts().written();
        return new UsersCreated(run.organisationId(), run.id(), run.counts().written(), left, end);
    }

    private static ImportFinished finished(ImportRun run, Came came, boolean cancelled) {
        return new ImportFinished(
                run.organisationId(),
                run.id(),
                run.counts().written(),
                run.counts().updated(),
                run.counts().rights(),
                run.counts().leftOut(),
                came,
                cancelled);
    }

    private static Map<String, Integer> counts(ImportRun run) {
        return Map.of(
                "rows", run.amount().rows(),
                "written", run.counts().written(),
                "updated", run.counts().updated(),
                "untouched", run.counts().untouched(),
                "merged", run.counts().merged(),
                "rights", run.counts().rights(),
                "leftOut", run.counts().leftOut());
    }
}

package dk.ramme.imports;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.decision.Doubt;
import dk.ramme.imports.decision.DoubtfulList;
import dk.ramme.imports.decision.DoubtfulList.Doubtful;
import dk.ramme.imports.decision.DoubtfulRows;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.decision.DuplicatePerson;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.imports.decision.Resolution;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.people.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators decide about an import that has been read and not begun. Each decision says what its page showed as
 * standing: where somebody else has decided otherwise meanwhile nothing is overwritten, and the later one is told.
 */
@Service
public class Deciding {

    private final ImportLock lock;
    private final DoubtfulRows duplicates;
    private final DoubtfulList list;
    private final Doubts doubts;
    private final FoundAdministrators administrators;
    private final AuditTrail audit;
    private final Actors actors;
    private final Clock clock;

    Deciding(
            ImportLock lock,
            DoubtfulRows duplicates,
            DoubtfulList list,
            Doubts doubts,
            FoundAdministrators administrators,
            AuditTrail audit,
            Actors actors,
            Clock clock) {
        this.lock = lock;
        this.duplicates = duplicates;
        this.list = list;
        this.doubts = doubts;
        this.administrators = administrators;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Decides about several persons at once; persons there are not are passed over.
     *
     * @return those about whom somebody else has decided otherwise meanwhile; empty when nothing can be decided any more
     */
    @Transactional
    public Optional<List<DuplicatePerson>> keep(UUID importId, List<Keeping> decisions) {
        var run = held(importId);
        if (run == null) return Optional.empty();
        var disputed = new ArrayList<DuplicatePerson>();
        for (Keeping one : decisions) {
            var person = list.find(importId, one.firstLine(), 0, DoubtfulList.ROWS);
            if (person == null || person.keeping().equals(one.keep())) continue;
            if (person.keeping().equals(one.seen())) keep(run, one);
            else disputed.add(person);
        }
        return Optional.of(disputed);
    }

    private void keep(ImportRun run, Keeping one) {
        var by = actors.current().name();
        var decided = duplicates.decide(run.id(), one.firstLine(), one.keep(), by, clock.instant());
        if (!decided) return;
        audit.record(
                "IMPORT_DUPLICATE_DECIDED",
                "import",
                run.id(),
                Map.of("person", one.firstLine(), "kept", one.keep().toString()));
    }

    /**
     * Chooses several administrators at once, with the roles each shall have; none for not at all. Whoever cannot be chosen
     * is passed over.
     *
     * @return those about whom somebody else has decided otherwise meanwhile; empty when nothing can be decided any more
     */
    @Transactional
    public Optional<List<Candidate>> choose(UUID importId, List<Choosing> choices) {
        var run = held(importId);
        if (run == null) return Optional.empty();
        var disputed = new ArrayList<Candidate>();
        var candidates = administrators.byId(importId);
        for (Choosing one : choices) {
            var candidate = candidates.get(one.administrator());
            if (candidate == null || candidate.chosen().equals(one.roles())) continue;
            if (!one.roles().isEmpty() && !candidate.canBeChosen()) continue;
            if (candidate.chosen().equals(one.seen())) choose(run, candidate, one.roles());
            else disputed.add(candidate);
        }
        return Optional.of(disputed);
    }

    private void choose(ImportRun run, Candidate candidate, Set<Role> roles) {
        administrators.choose(candidate.id(), roles, actors.current().name(), clock.instant());
        audit.record(
                "IMPORT_ADMINISTRATOR_CHOSEN",
                "import",
                run.id(),
                Map.of("name", candidate.name(), "before", candidate.chosen(), "after", roles));
    }

    /**
     * Says of several rows whether they are about the user who has their RID number; rows there are not are passed over.
     *
     * @return those about which somebody else has decided otherwise meanwhile; empty when nothing can be decided any more
     */
    @Transactional
    public Optional<List<Doubtful>> settle(UUID importId, List<Settling> answers) {
        var run = held(importId);
        if (run == null) return Optional.empty();
        var disputed = new ArrayList<Doubtful>();
        for (Settling one : answers) {
            var doubt = doubts.find(importId, one.line()).orElse(null);
            if (doubt == null || doubt.isSame() == one.same()) continue;
            if (doubt.isSame() == one.seen()) settle(run, doubt, one);
            else disputed.addAll(list.doubtsAfter(importId, one.line() - 1, 1));
        }
        return Optional.of(disputed);
    }

    private void settle(ImportRun run, Doubt doubt, Settling one) {
        doubt.decide(one.same(), actors.current().name(), clock.instant());
        doubts.save(doubt);
        audit.record("IMPORT_PERSON_DECIDED", "import", run.id(), Map.of("line", one.line(), "same", one.same()));
    }

    private @Nullable ImportRun held(UUID importId) {
        return lock.lockAsAdministrator(importId)
                .filter(run -> run.state() == ImportState.READY)
                .orElse(null);
    }

    /**
     * What is decided about one person.
     *
     * @param firstLine names the person
     * @param seen what stood when the page was shown
     */
    public record Keeping(int firstLine, Resolution keep, Resolution seen) {}

    /**
     * What is decided about one row.
     *
     * @param same whether it is about the user who has its RID number
     * @param seen what stood when the page was shown
     */
    record Settling(int line, boolean same, boolean seen) {}

    /**
     * What is decided about one administrator.
     *
     * @param roles none for not at all
     * @param seen what stood when the page was shown
     */
    record Choosing(UUID administrator, Set<Role> roles, Set<Role> seen) {}
}

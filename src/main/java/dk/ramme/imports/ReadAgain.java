package dk.ramme.imports;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.decision.EarlierDecisions;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.run.KeptTable;
import dk.ramme.imports.run.Sections.Head;
import dk.ramme.imports.stage.Staging;
import dk.ramme.imports.stage.StagingPlaces;
import dk.ramme.people.cpr.CprTries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads an import again that has not been begun, as an administrator has said that it is to be read, out of what is kept of
 * its rows. What was decided about persons stays wherever the same rows stand beside the same users.
 */
@Service
class ReadAgain {

    private static final Set<Section> OF_USERS = EnumSet.of(Section.USERS, Section.RIGHTS, Section.ADMINISTRATORS);

    private final ImportLock lock;
    private final StagingPlaces places;
    private final EarlierDecisions decisions;
    private final CprTries tries;
    private final AuditTrail audit;
    private final Actors actors;

    ReadAgain(
            ImportLock lock,
            StagingPlaces places,
            EarlierDecisions decisions,
            CprTries tries,
            AuditTrail audit,
            Actors actors) {
        this.lock = lock;
        this.places = places;
        this.decisions = decisions;
        this.tries = tries;
        this.audit = audit;
        this.actors = actors;
    }

    /**
     * @param seen what stood when the page was shown
     * @throws FileRefused when it cannot be read so
     */
    @Transactional
    public Answer read(UUID importId, Section section, Said said, String seen) {
        var run = lock.lockAsAdministrator(importId)
                .filter(open -> open.state() == ImportState.READY)
                .orElse(null);
        if (run == null) return Answer.CLOSED;
        var heads = places.sections().of(importId);
        var head = heads.stream().filter(one -> one.section() == section).findFirst();
        if (head.isEmpty()) return Answer.CLOSED;
        var former = head.get().reading().said();
        if (said.equals(former)) return Answer.READ;
        if (!former.asText().equals(seen)) return Answer.CHANGED_MEANWHILE;
        var together = together(section);
        var all = heads.stream().filter(one -> together.contains(one.section())).toList();
        read(run, all, section, said);
        audit.record("IMPORT_READ_AGAIN", "import", importId, Map.of("section", section, "read", said.asText()));
        return Answer.READ;
    }

    /** Which rights are given, and who can be chosen as administrator, hangs on which users come. */
    private static Set<Section> together(Section section) {
        return OF_USERS.contains(section) ? OF_USERS : EnumSet.of(section);
    }

    private void read(ImportRun run, List<Head> heads, Section section, Said said) {
        var organisation = run.organisationId();
        var decided = decisions.of(run.id());
        var saids = new LinkedHashMap<Section, Said>();
        for (var head : heads) {
            saids.put(
                    head.section(),
                    head.section() == section ? said : head.reading().said());
        }
        places.forget(run.id(), saids.keySet());
        var staging = Staging.again(run.id(), places, saids);
        for (var head : heads) {
            var table = new KeptTable(places.chunks(), run, head, saids.getOrDefault(head.section(), Said.NOTHING));
            try {
                table.hand(head.section(), staging);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        staging.end();
        if (staging.numbersTried()) {
            tries.refusedFile(Objects.requireNonNullElse(actors.current().name(), run.createdByName()));
        }
        run.needLook(places.findings().needLook(run.id()));
        decisions.restore(run.id(), decided);
    }

    /** What came of it. */
    enum Answer {
        READ,
        /** Somebody else has said something else since the page was shown, which stands. */
        CHANGED_MEANWHILE,
        /** It is begun, or has ended. */
        CLOSED
    }
}

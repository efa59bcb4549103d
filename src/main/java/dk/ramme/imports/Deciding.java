package dk.ramme.imports;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator decides about an import that has been read and not begun. */
@Service
class Deciding {

    private final ImportRuns runs;
    private final Duplicates duplicates;
    private final FoundAdministrators administrators;
    private final AuditTrail audit;

    Deciding(ImportRuns runs, Duplicates duplicates, FoundAdministrators administrators, AuditTrail audit) {
        this.runs = runs;
        this.duplicates = duplicates;
        this.administrators = administrators;
        this.audit = audit;
    }

    /**
     * Decides about several persons at once; persons there are not are passed over.
     *
     * @return false when nothing can be decided any more
     */
    @Transactional
    public boolean keep(UUID importId, List<Keeping> decisions) {
        var run = held(importId);
        if (run == null) return false;
        for (Keeping one : decisions) {
            var person = duplicates.find(run.organisationId(), importId, one.firstLine());
            if (person != null && !Objects.equals(person.onlyKept(), one.line())) {
                keep(importId, one.firstLine(), one.line());
            }
        }
        return true;
    }

    /**
     * Keeps one of a person's rows with the rights of all, or all rows as they are.
     *
     * @param firstLine names the person
     * @param line the row to keep, null for all
     * @return false when nothing can be decided any more, or there is no such row
     */
    @Transactional
    public boolean keep(UUID importId, int firstLine, @Nullable Integer line) {
        var run = held(importId);
        if (run == null || !duplicates.decide(run.organisationId(), importId, firstLine, line)) return false;
        var details = new HashMap<String, Object>(Map.of("person", firstLine));
        details.put("kept", line == null ? "all" : line);
        audit.record("IMPORT_DUPLICATE_DECIDED", "import", importId, details);
        return true;
    }

    /**
     * Chooses several administrators at once, with the roles each shall have; none for not at all.
     *
     * @return false when nothing can be decided any more
     */
    @Transactional
    public boolean choose(UUID importId, Map<UUID, Set<Role>> roles) {
        if (held(importId) == null) return false;
        roles.forEach((administrator, chosen) -> choose(importId, administrator, chosen));
        return true;
    }

    /**
     * Chooses an administrator, with the roles they shall have; none for not at all.
     *
     * @return false when nothing can be decided any more, there is no such administrator, or they cannot be chosen
     */
    @Transactional
    public boolean choose(UUID importId, UUID administratorId, Set<Role> roles) {
        var run = held(importId);
        if (run == null) return false;
        var candidate = administrators
                .find(run.organisationId(), importId, administratorId)
                .orElse(null);
        if (candidate == null || !roles.isEmpty() && !candidate.canBeChosen()) return false;
        if (candidate.chosen().equals(roles)) return true;
        administrators.choose(run.organisationId(), administratorId, roles);
        audit.record(
                "IMPORT_ADMINISTRATOR_CHOSEN",
                "import",
                importId,
                Map.of("name", candidate.name(), "before", candidate.chosen(), "after", roles));
        return true;
    }

    private @Nullable ImportRun held(UUID importId) {
        return runs.lock(importId)
                .filter(run -> run.state() == ImportState.READY)
                .orElse(null);
    }

    /**
     * What is decided about one person.
     *
     * @param firstLine names the person
     * @param line the row to keep, null for all
     */
    record Keeping(int firstLine, @Nullable Integer line) {}
}

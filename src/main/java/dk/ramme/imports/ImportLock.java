package dk.ramme.imports;

import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks imports for whoever changes them: the organisation first, the import then, and users last. Everybody takes them in this
 * order, so that two who act at once never wait for each other crosswise.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ImportLock {

    private final Organisations organisations;
    private final ImportRuns runs;
    private final ActingAdministrator acting;
    private final Users users;

    ImportLock(Organisations organisations, ImportRuns runs, ActingAdministrator acting, Users users) {
        this.organisations = organisations;
        this.runs = runs;
        this.acting = acting;
        this.users = users;
    }

    /** For a job, or whoever else may without being asked. */
    Optional<ImportRun> lock(UUID importId) {
        organisations.lock(Tenancy.organisation());
        return runs.lock(importId);
    }

    /** All that have not ended. */
    List<ImportRun> lockOpen() {
        organisations.lock(Tenancy.organisation());
        return runs.lockOpen();
    }

    /**
     * For the deed of an administrator.
     *
     * @throws AccessDeniedException when it is not for them to decide about it, or not any more
     */
    Optional<ImportRun> lockAsAdministrator(UUID importId) {
        var run = lock(importId);
        run.ifPresent(this::requireAdministrator);
        return run;
    }

    /** Whether whoever began it still may, for the work that goes on without them; asked under lock. Whoever is no user lost nothing. */
    boolean mayGoOn(ImportRun run) {
        var starter = Objects.requireNonNull(run.starter().userId());
        return acting.mayStill(starter, administrator(run))
                || users.findById(starter).isEmpty();
    }

    private static Role administrator(ImportRun run) {
        return run.creates() ? Role.USER_ADMINISTRATOR : Role.ORGANISATION_ADMINISTRATOR;
    }

    /**
     * An import is an organisation administrator's business, and a user administrator's where it creates users.
     *
     * @return the organisation, locked
     * @throws AccessDeniedException when whoever acts does not hold that role any more
     */
    Organisation requireAdministrator(ImportRun run) {
        return acting.require(administrator(run)).organisation();
    }
}

package dk.ramme.people;

import dk.ramme.audit.Actors;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever administers the organisation at this moment. Its row is locked first and by all of them, so that rules over
 * several users hold and two who act at once never wait for each other crosswise.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ActingAdministrator {

    private final Organisations organisations;
    private final Roles roles;
    private final Actors actors;

    ActingAdministrator(Organisations organisations, Roles roles, Actors actors) {
        this.organisations = organisations;
        this.roles = roles;
        this.actors = actors;
    }

    /** @throws AccessDeniedException when whoever acts does not hold any of the roles any more */
    public Acting require(Role... anyOf) {
        var actor = actors.current();
        var user = actor.userId();
        if (user == null) {
            throw new AccessDeniedException("nobody's deed");
        }
        return new Acting(user, Objects.requireNonNull(actor.name()), require(user, anyOf));
    }

    /**
     * @return the user's organisation, whose row is locked
     * @throws AccessDeniedException when the user does not hold any of the roles any more, or it does not count: they may
     *     have been suspended while they waited for the lock
     */
    public Organisation require(UUID user, Role... anyOf) {
        return find(user, anyOf)
                .orElseThrow(() -> new AccessDeniedException("not " + Arrays.toString(anyOf) + " any more"));
    }

    /** The same for work that goes on without its administrator: empty when they may not any more. */
    public Optional<Organisation> find(UUID user, Role... anyOf) {
        return Optional.of(organisations.lock(Tenancy.organisation()).orElseThrow())
                .filter(here -> mayStill(user, anyOf));
    }

    /** Whether they may at this moment; it stays so for whoever holds the organisation's row, shared or not. */
    public boolean mayStill(UUID user, Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(role -> roles.hold(user, role));
    }

    /**
     * Whoever may change who this user is (U7).
     *
     * @param by whose organisation is locked, and the user with it
     * @throws WaitsForRole when a role waits for the user, and whoever acts gives none
     * @throws AccessDeniedException when whoever acts does not administer users
     */
    public void requireResponsible(Acting by, User user) {
        var responsible = roles.responsibleFor(user);
        if (roles.hold(by.id(), responsible)) {
            return;
        }
        if (responsible == Role.ORGANISATION_ADMINISTRATOR) {
            throw new WaitsForRole();
        }
        throw new AccessDeniedException("no " + responsible + " any more");
    }

    /** Who acts, and for whom. */
    public record Acting(UUID id, String name, Organisation organisation) {}

    /**
     * The user has a role that counts once they have proved who they are: who they are is for an organisation administrator to
     * change.
     */
    public static class WaitsForRole extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WaitsForRole() {
            super("a role waits for the user");
        }
    }
}

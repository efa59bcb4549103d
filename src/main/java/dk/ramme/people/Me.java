package dk.ramme.people;

import dk.ramme.audit.Actors;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The user who is looking; login, which knows them, stands above this module. What it says of them and their organisation is
 * what the request read when it came in: for pages, not for whoever changes something.
 */
@Component
public class Me {

    private final Actors actors;
    private final Users users;
    private final Organisations organisations;
    private final Roles roles;

    Me(Actors actors, Users users, Organisations organisations, Roles roles) {
        this.actors = actors;
        this.users = users;
        this.organisations = organisations;
        this.roles = roles;
    }

    public UUID user() {
        return Objects.requireNonNull(actors.current().userId(), "nobody is logged in");
    }

    /** The user as a whole. Called in a transaction. */
    public User self() {
        return standing()
                .map(Standing::user)
                .orElseGet(() -> users.findById(user()).orElseThrow());
    }

    /** The roles the user was given, whether they count yet or not. Called in a transaction. */
    public Set<Role> roles() {
        return standing().map(Standing::roles).orElseGet(() -> roles.of(user()));
    }

    /** Whether whoever looks was given the role; work that goes on in nobody's name has none. Called in a transaction. */
    public boolean holds(Role role) {
        return actors.current().userId() != null && roles().contains(role);
    }

    /** How many users need somebody, as the menu counts them: of those in whom whoever looks can see a need. */
    public int inNeed() {
        return standing().map(Standing::inNeed).orElse(0);
    }

    /** The organisation worked for. Called in a transaction. */
    public Organisation organisation() {
        return standing()
                .map(Standing::organisation)
                .orElseGet(() -> organisations.findById(Tenancy.organisation()).orElseThrow());
    }

    /** Empty outside requests. A login that was changed within the request is asked for anew. */
    private Optional<Standing> standing() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Standing.of(request.getRequest())
                        .filter(known -> known.user().id().equals(user())
                                && Tenancy.current()
                                        .filter(known.organisation().id()::equals)
                                        .isPresent())
                : Optional.empty();
    }
}

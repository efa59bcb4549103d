package dk.ramme.setup;

import static java.util.stream.Collectors.toSet;

import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.settings.RoleChoice;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The further roles that the organisation administrators may be given in the set-up: those they do not hold. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OfferedRoles {

    private static final List<Role> FURTHER = List.of(Role.USER_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR);

    private final Roles roles;

    OfferedRoles(Roles roles) {
        this.roles = roles;
    }

    public List<Offer> all() {
        var holders = roles.holders(Role.ORGANISATION_ADMINISTRATOR);
        var held = roles.of(holders);
        return holders.stream()
                .flatMap(holder -> toHolder(holder, held.getOrDefault(holder.id(), Set.of())))
                .toList();
    }

    public Set<String> words() {
        return all().stream().map(offer -> offer.choice().toString()).collect(toSet());
    }

    private static Stream<Offer> toHolder(Roles.Holder holder, Set<Role> held) {
        return FURTHER.stream()
                .filter(role -> !held.contains(role))
                .map(role -> new Offer(new RoleChoice(role, holder.id()), holder.name()));
    }

    /** A role that an administrator may be given. */
    record Offer(RoleChoice choice, String name) {}
}

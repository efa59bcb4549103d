package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which administrator roles the users of the organisation hold. They are given and taken by the {@link User}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Roles {

    private final RoleGrants grants;

    Roles(RoleGrants grants) {
        this.grants = grants;
    }

    /** The roles the user was given, whether they count yet or not. */
    public Set<Role> of(UUID userId) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(grants.of(userId));
        return roles;
    }

    /** When the user was given the role, if they have it. */
    public Optional<Instant> since(UUID userId, Role role) {
        return grants.since(userId, role);
    }

    /** The roles that each of them was given, asked once for all. */
    public Map<UUID, Set<Role>> of(Collection<Holder> holders) {
        var roles = new HashMap<UUID, Set<Role>>();
        holders.forEach(holder -> roles.put(holder.id(), EnumSet.noneOf(Role.class)));
        var given = roles.isEmpty() ? List.<RoleGrant>of() : grants.of(roles.keySet());
        given.forEach(grant -> roles.computeIfAbsent(grant.userId(), first -> EnumSet.noneOf(Role.class))
                .add(grant.role()));
        return roles;
    }

    /** Whether the user holds the role and it counts; that cannot change before the end of the transaction. */
    public boolean hold(UUID userId, Role role) {
        return grants.hold(userId, role.name()).isPresent();
    }

    /** Whether the user holds the role and no other active user does; true only as long as the organisation is locked. */
    public boolean isLast(UUID userId, Role role) {
        return of(userId).contains(role)
                && holders(role).stream().allMatch(holder -> holder.id().equals(userId));
    }

    /** Users whose role counts, by name in Danish order. */
    public List<Holder> holders(Role role) {
        return grants.holders(role);
    }

    /** The same for all roles, asked at once; a role that nobody holds is not there. */
    public Map<Role, List<Holder>> holders() {
        var holders = new EnumMap<Role, List<Holder>>(Role.class);
        grants.holders()
                .forEach(held -> holders.computeIfAbsent(held.role(), first -> new ArrayList<>())
                        .add(new Holder(held.id(), held.name(), held.email(), held.language())));
        return holders;
    }

    /** Users who were given a role that does not count yet, by name in Danish order. */
    public List<Holder> waiting() {
        return grants.waiting(Tenancy.organisation());
    }

    /** Whether the user was given a role that waits for them to prove who they are (U7). */
    public boolean wait(User user) {
        return !user.isIdentified() && wait(user, of(user.id()));
    }

    /** @param given the roles the user was given */
    public static boolean wait(User user, Set<Role> given) {
        return !user.isIdentified() && !given.isEmpty();
    }

    /**
     * Who changes who this user is, and hands over what proves it: where a role waits for the proof, whoever may give that
     * role, since the change would give it to somebody else (U7).
     */
    public Role responsibleFor(User user) {
        return wait(user) ? Role.ORGANISATION_ADMINISTRATOR : Role.USER_ADMINISTRATOR;
    }

    /** An administrator with one of their roles. */
    record Held(Role role, UUID id, String name, String email, String language) {}

    /** An administrator as others see them. */
    public record Holder(UUID id, String name, String email, String language) {

        /** Whether what is mailed reaches them. */
        public boolean canBeMailed() {
            return Contact.isAddress(email);
        }
    }

    /** Nobody else is organisation administrator; there is always one. */
    public static class LastAdministrator extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}

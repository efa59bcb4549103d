package dk.ramme.keyring;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.keyring.LoginWays.Chosen;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.UserEvent.WaysChanged;
import dk.ramme.people.UserEvent.WaysChanged.Changed;
import dk.ramme.people.UserEvent.WaysChanged.Ways;
import dk.ramme.people.list.UserList;
import dk.ramme.tenancy.Tenancy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What many users may log in with is changed in one respect (L3): as {@link ChangingWays} does it for one, but that nobody is shut
 * out by it; whoever would be is left out and named.
 */
abstract class WaysOfMany implements Deed {

    private final Means means;
    private final String key;
    private final LoginWays.Change forth;
    private final LoginWays.Change back;

    WaysOfMany(Means means, String key, LoginWays.Change forth, LoginWays.Change back) {
        this.means = means;
        this.key = key;
        this.forth = forth;
        this.back = back;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return list == UserList.USERS;
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return LoginWays.toChange(forth, means.policy());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        means.change(users, forth);
    }

    /** Whoever has taken into use what they were given keeps it. */
    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        var change = LoginWays.toChange(back, means.policy());
        var parameters = new LinkedHashMap<>(change.parameters());
        parameters.put("taken", back.taken().stream().map(Enum::name).toArray(String[]::new));
        return new Hindrance("""
                case when exists (select from user_means m where m.organisation_id = u.organisation_id and m.user_id = u.id
                    and m.state = 'ACTIVE' and m.kind = any(:taken)) then 'IN_USE' else %s end
                """.formatted(change.reason()), parameters);
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        means.change(before.keySet(), back);
    }

    /** Changes rows, writes the trail and tells whoever is active. */
    @Component
    static class Means {

        private final LoginWays ways;
        private final Organisations organisations;
        private final Actors actors;
        private final AuditTrail trail;
        private final ApplicationEventPublisher events;

        Means(
                LoginWays ways,
                Organisations organisations,
                Actors actors,
                AuditTrail trail,
                ApplicationEventPublisher events) {
            this.ways = ways;
            this.organisations = organisations;
            this.actors = actors;
            this.trail = trail;
            this.events = events;
        }

        LoginPolicy policy() {
            return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
        }

        /** Without telling them: somebody else has more to tell. */
        List<Chosen> changeUntold(Collection<UUID> users, LoginWays.Change change) {
            var changed = ways.change(users, change);
            var told = new LinkedHashMap<UUID, Map<String, Object>>();
            changed.forEach(one -> told.put(one.user(), one.told()));
            trail.recordEach("USER_WAYS_CHANGED", "user", told);
            return changed;
        }

        void change(Collection<UUID> users, LoginWays.Change change) {
            var policy = policy();
            var active = changeUntold(users, change).stream()
                    .filter(Chosen::active)
                    .map(one -> new Changed(one.user(), new Ways(change.gives(), change.takes(), one.open(policy))))
                    .toList();
            if (!active.isEmpty()) {
                var by = Objects.requireNonNull(actors.current().name());
                events.publishEvent(new WaysChanged(Tenancy.organisation(), by, active));
            }
        }
    }

    /** Their private MitID, which each says yes or no to. */
    @Component
    static class OfferingPrivateMitId extends WaysOfMany {

        OfferingPrivateMitId(Means means) {
            super(means, "OFFER_PRIVATE", offered(true), offered(false));
        }
    }

    /** Their private MitID, with the yes that was given to it. */
    @Component
    static class TakingPrivateMitId extends WaysOfMany {

        TakingPrivateMitId(Means means) {
            super(means, "TAKE_PRIVATE", offered(false), offered(true));
        }
    }

    private static LoginWays.Change offered(boolean privateMitId) {
        return new LoginWays.Change(privateMitId, Set.of(), Set.of());
    }
}

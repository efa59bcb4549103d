package dk.ramme.granting;

import static java.util.stream.Collectors.groupingBy;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.RightEvent.RightsChanged;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.RightRows;
import dk.ramme.people.Role;
import dk.ramme.people.UserParts;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives many users rights of the catalogue and takes them, in statements over all of them, as {@link GivingRights} does it for one.
 * Whoever calls has locked the users, who are no entities of the transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RightsOfAll {

    private final ActingAdministrator acting;
    private final RightRows rows;
    private final UserParts parts;
    private final RightRequests requests;
    private final Catalogue catalogue;
    private final Actors actors;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RightsOfAll(
            ActingAdministrator acting,
            RightRows rows,
            UserParts parts,
            RightRequests requests,
            Catalogue catalogue,
            Actors actors,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.rows = rows;
        this.parts = parts;
        this.requests = requests;
        this.catalogue = catalogue;
        this.actors = actors;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Gives and takes rights by their codes; what the catalogue has no more is not given. */
    public void change(Collection<UUID> users, Collection<String> given, Collection<String> taken) {
        var got = given.isEmpty() ? Map.<UUID, Set<String>>of() : rows.give(users, given, clock.instant());
        var lost = taken.isEmpty() ? Map.<UUID, Set<String>>of() : rows.take(users, taken);
        var changed = new TreeSet<>(got.keySet());
        changed.addAll(lost.keySet());
        if (changed.isEmpty()) {
            return;
        }
        parts.changed(changed);
        answer(got);
        changed.stream()
                .collect(groupingBy(user ->
                        new Change(known(got.getOrDefault(user, Set.of())), known(lost.getOrDefault(user, Set.of())))))
                .forEach(this::tell);
    }

    /** What was asked for and is given now is answered. */
    private void answer(Map<UUID, Set<String>> got) {
        if (got.isEmpty()) {
            return;
        }
        var by = acting.require(Role.values());
        var codes = new HashSet<String>();
        got.values().forEach(codes::addAll);
        requests.lockOpen(got.keySet(), codes).stream()
                .filter(asked -> got.getOrDefault(asked.userId(), Set.of()).contains(asked.code()))
                .forEach(asked -> asked.approve(by, clock.instant()));
    }

    private void tell(Change change, List<UUID> users) {
        var by = actors.current();
        trail.recordAll(by, "RIGHTS_CHANGED", "user", users, change.words());
        events.publishEvent(new RightsChanged(
                Tenancy.organisation(), users, change.given(), change.taken(), Objects.requireNonNull(by.name())));
    }

    private List<UserRight> known(Set<String> codes) {
        return catalogue.byCode().values().stream()
                .filter(right -> codes.contains(right.key()))
                .toList();
    }

    /**
     * The users have again what they had of these rights, which all were given or all taken from.
     *
     * @param stood what {@link RightRows#HELD} gave, by user
     */
    public void putBack(Map<UUID, String> stood, Collection<String> codes, boolean gave) {
        var had = rows.codes(stood);
        var alike = new LinkedHashMap<Set<String>, List<UUID>>();
        for (var user : stood.keySet()) {
            var concerned = new TreeSet<>(codes);
            if (gave) concerned.removeAll(had.getOrDefault(user, Set.of()));
            else concerned.retainAll(had.getOrDefault(user, Set.of()));
            alike.computeIfAbsent(concerned, first -> new ArrayList<>()).add(user);
        }
        alike.forEach((concerned, users) -> change(users, gave ? List.of() : concerned, gave ? concerned : List.of()));
        rows.putBack(stood, codes);
    }
}

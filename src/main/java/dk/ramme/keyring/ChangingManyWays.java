package dk.ramme.keyring;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.keyring.LoginWays.Chosen;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.UserEvent.WaysChanged;
import dk.ramme.people.UserEvent.WaysChanged.Changed;
import dk.ramme.people.UserEvent.WaysChanged.Ways;
import dk.ramme.tenancy.Tenancy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes what many users log in with: rows, the trail, and word to whoever is active. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ChangingManyWays {

    private final LoginWays ways;
    private final Organisations organisations;
    private final Actors actors;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    ChangingManyWays(
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

    /** What the organisation allows. */
    public LoginPolicy policy() {
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

    /** Whoever calls has locked the users, and asked what stands in the way of each. */
    public void change(Collection<UUID> users, LoginWays.Change change) {
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

package dk.ramme.people.life;

import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.EndDates;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LastAdministrators;
import dk.ramme.people.UserEvent.UsersReopened;
import dk.ramme.people.UserEvent.UsersSuspended;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspends users and reopens them, one or many in the same way (U6). Whoever calls has locked the organisation, seen that the
 * administrator may, and asked what stands in the way of each user, whom that locks.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Suspension {

    public static final String SUSPENDED_ALREADY = "SUSPENDED_ALREADY";
    public static final String NOT_ACTIVE = "NOT_ACTIVE";
    public static final String ACTIVE_ALREADY = "ACTIVE_ALREADY";
    public static final String NOT_SUSPENDED = "NOT_SUSPENDED";

    private static final String FROM_ACTIVE = """
            case when u.id = :by then 'ONESELF'
                 when u.state = 'SUSPENDED' then 'SUSPENDED_ALREADY'
                 when u.state <> 'ACTIVE' then 'NOT_ACTIVE'
                 when %s then 'LAST_ADMINISTRATOR' end
            """.formatted(LastAdministrators.SQL);

    private static final String FROM_SUSPENDED = """
            case u.state when 'SUSPENDED' then null when 'ACTIVE' then 'ACTIVE_ALREADY' else 'NOT_SUSPENDED' end
            """;

    private final UserRows rows;
    private final Organisations organisations;
    private final Actors actors;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Suspension(
            UserRows rows,
            Organisations organisations,
            Actors actors,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.organisations = organisations;
        this.actors = actors;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param by who suspends */
    public static Hindrance toSuspend(UUID by) {
        return new Hindrance(FROM_ACTIVE, Map.of("by", by));
    }

    public static Hindrance toReopen() {
        return new Hindrance(FROM_SUSPENDED, Map.of());
    }

    /** They may not act from their next request on. */
    public void suspend(Collection<UUID> users, String reason) {
        var reasons = new LinkedHashMap<UUID, String>();
        users.forEach(user -> reasons.put(user, reason));
        suspend(reasons);
    }

    /** The same, each for a reason of their own. */
    public void suspend(Map<UUID, String> reasons) {
        var users = List.copyOf(reasons.keySet());
        rows.suspend(users, users.stream().map(reasons::get).toArray(String[]::new), clock.instant());
        var told = new LinkedHashMap<UUID, Map<String, String>>();
        reasons.forEach((user, reason) -> told.put(user, Map.of("reason", reason)));
        audit.recordEach("USER_SUSPENDED", "user", told);
        events.publishEvent(new UsersSuspended(Tenancy.organisation(), users, byName()));
    }

    /** The same of those whose last day is over: nobody does it, and that day is the reason. */
    public void suspendEnded(Collection<UUID> users) {
        var all = List.copyOf(users);
        rows.suspend(all, new String[all.size()], clock.instant());
        audit.recordAll(Actor.system(), "USER_SUSPENDED", "user", all, Map.of("because", "END_DATE"));
        events.publishEvent(new UsersSuspended(Tenancy.organisation(), all, null));
    }

    /**
     * They may act again, with the roles and rights they had; a last day that is over counts no more.
     *
     * @return those who can log in; the others lost what they logged in with, and wait for a new link
     */
    public Collection<UUID> reopen(Collection<UUID> users) {
        var policy =
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
        var wait = rows.reopen(users, policy, EndDates.today(clock.instant()));
        audit.recordAll(actors.current(), "USER_REOPENED", "user", users, Map.of());
        audit.recordAll(actors.current(), WaitingAgain.EVENT, "user", wait, Map.of());
        var in = users.stream().filter(user -> !wait.contains(user)).toList();
        if (!in.isEmpty()) {
            events.publishEvent(new UsersReopened(Tenancy.organisation(), in, byName()));
        }
        return in;
    }

    private String byName() {
        return Objects.requireNonNull(actors.current().name());
    }
}

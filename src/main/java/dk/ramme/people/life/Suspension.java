package dk.ramme.people.life;

import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.EndDates;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LastAdministrators;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.UsersReopened;
import dk.ramme.people.UserEvent.UsersSuspended;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final String SUSPEND = """
            update organisation_user u set state = 'SUSPENDED', suspended_at = :now, suspension_reason = given.reason,
                version = version + 1
            from unnest(:users, :reasons) as given (id, reason)
            where u.organisation_id = :organisation and u.id = given.id and u.state = 'ACTIVE'
            """;

    private static final String REOPEN = """
            update organisation_user set state = 'ACTIVE', suspended_at = null, suspension_reason = null,
                ends_on = case when ends_on >= :today then ends_on end, version = version + 1
            where organisation_id = :organisation and id = any(:users) and state = 'SUSPENDED'
            """;

    /** As {@link User#awaitAnew} has it: whoever lost what they logged in with waits for a new link. */
    private static final String AWAIT_ANEW = """
            update organisation_user u set state = 'AWAITING_ACTIVATION', self_activated_at = null, version = version + 1
            where u.organisation_id = :organisation and u.id = any(:users) and u.state = 'ACTIVE' and not %s
            returning u.id
            """.formatted(WaysIn.sql("Now"));

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Actors actors;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Suspension(
            JdbcClient jdbc,
            Organisations organisations,
            Actors actors,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
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
        statement(SUSPEND, users)
                .param("now", Timestamp.from(clock.instant()))
                .param("reasons", users.stream().map(reasons::get).toArray(String[]::new))
                .update();
        var told = new LinkedHashMap<UUID, Map<String, String>>();
        reasons.forEach((user, reason) -> told.put(user, Map.of("reason", reason)));
        audit.recordEach("USER_SUSPENDED", "user", told);
        events.publishEvent(new UsersSuspended(Tenancy.organisation(), users, byName()));
    }

    /** The same of those whose last day is over: nobody does it, and that day is the reason. */
    public void suspendEnded(Collection<UUID> users) {
        var all = List.copyOf(users);
        statement(SUSPEND, all)
                .param("now", Timestamp.from(clock.instant()))
                .param("reasons", new String[all.size()])
                .update();
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
        statement(REOPEN, users).param("today", EndDates.today(clock.instant())).update();
        var wait = statement(AWAIT_ANEW, users)
                .params(WaysIn.parameters("Now", policy))
                .query(UUID.class)
                .list();
        audit.recordAll(actors.current(), "USER_REOPENED", "user", users, Map.of());
        audit.recordAll(actors.current(), WaitingAgain.EVENT, "user", wait, Map.of());
        var in = users.stream().filter(user -> !wait.contains(user)).toList();
        if (!in.isEmpty()) {
            events.publishEvent(new UsersReopened(Tenancy.organisation(), in, byName()));
        }
        return in;
    }

    private JdbcClient.StatementSpec statement(String sql, Collection<UUID> users) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("organisation", Tenancy.organisation());
        parameters.put("users", users.toArray(UUID[]::new));
        return jdbc.sql(sql).params(parameters);
    }

    private String byName() {
        return Objects.requireNonNull(actors.current().name());
    }
}

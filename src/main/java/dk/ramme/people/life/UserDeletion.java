package dk.ramme.people.life;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.means.UserMeans;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LastAdministrators;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes users, one, many or all, and brings them back, in the same way: what they held and asked for goes, the trail has a row for each, and whoever
 * keeps more of theirs hears of it. Who may do so is decided by whoever calls.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UserDeletion {

    public static final String DELETED_ALREADY = "DELETED_ALREADY";
    public static final String NOT_DELETED = "NOT_DELETED";
    public static final String ERASED = "ERASED";

    static final int AT_A_TIME = 1000;

    private static final String TO_DELETED = """
            case when u.id = :by then 'ONESELF'
                 when u.state = 'DELETED' then 'DELETED_ALREADY'
                 when %s then 'LAST_ADMINISTRATOR' end
            """.formatted(LastAdministrators.SQL);

    private static final String FROM_DELETED = """
            case when u.state <> 'DELETED' or u.merged_into is not null then 'NOT_DELETED'
                 when not exists (select from user_erasure e where e.organisation_id = u.organisation_id
                     and e.user_id = u.id and e.due_at > :now) then 'ERASED' end
            """;

    private final UserRows rows;
    private final LockedUsers users;
    private final UserMeans means;
    private final Links links;
    private final Erasures erasures;
    private final Actors actors;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserDeletion(
            UserRows rows,
            LockedUsers users,
            UserMeans means,
            Links links,
            Erasures erasures,
            Actors actors,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.users = users;
        this.means = means;
        this.links = links;
        this.erasures = erasures;
        this.actors = actors;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All users of the organisation, whose agreement is over. @return how many there were */
    public int deleteAll() {
        var deleted = 0;
        for (var some = next(new UUID(0, 0)); !some.isEmpty(); some = next(some.get(some.size() - 1))) {
            delete(some, null);
            deleted += some.size();
        }
        return deleted;
    }

    private List<UUID> next(UUID after) {
        return users.holdNext(after, AT_A_TIME);
    }

    /** @param by who deletes */
    public static Hindrance toDelete(UUID by) {
        return new Hindrance(TO_DELETED, Map.of("by", by));
    }

    public Hindrance toBringBack() {
        return new Hindrance(FROM_DELETED, Map.of("now", Timestamp.from(clock.instant())));
    }

    /** For how long whoever is deleted can be brought back. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Duration kept() {
        return erasures.kept();
    }

    /**
     * They are users no more.
     *
     * @param users locked by the caller, and no entities of the transaction: what is written here is written by statements
     */
    public void delete(List<UUID> users) {
        delete(users, Objects.requireNonNull(actors.current().name()));
    }

    /**
     * Deleted users are users again, deactivated, with the RID number, rights and groups they had; roles are given anew. Whoever
     * has proved who they are stays that person.
     *
     * @param users as above
     */
    public void bringBack(List<UUID> users) {
        erasures.callOff(users);
        rows.bringBack(users);
        audit.recordAll(
                actors.current(),
                "USER_BROUGHT_BACK",
                "user",
                users,
                Map.of("from", UserState.DELETED, "to", UserState.DEACTIVATED));
    }

    /**
     * The user becomes part of another: there is none of them any more, and what they had open is called off.
     *
     * @param user as above
     * @param undone until when that can be undone; then what is left of them is erased
     */
    public void mergeAway(UUID user, Instant undone) {
        rows.delete(List.of(user), clock.instant());
        erasures.plan(List.of(user), undone);
        leave(List.of(user));
        events.publishEvent(new UsersDeleted(Tenancy.organisation(), List.of(user), null));
    }

    /** What the user held, who became part of another and is one of their own again. @return false when it is erased */
    public boolean restoreMerged(UUID user) {
        var kept = erasures.dueAt(user).isPresent();
        erasures.callOff(List.of(user));
        return kept;
    }

    private void delete(List<UUID> users, @Nullable String byName) {
        var former = rows.delete(users, clock.instant());
        erasures.plan(users);
        leave(users);
        audit.recordEach("USER_DELETED", "user", former);
        events.publishEvent(new UsersDeleted(Tenancy.organisation(), users, byName));
    }

    private void leave(List<UUID> users) {
        rows.takeAll(users);
        means.revokeAll(users);
        links.revokeAll(LinkPurpose.ACTIVATION, users);
    }
}

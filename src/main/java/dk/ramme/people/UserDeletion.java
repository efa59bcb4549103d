package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.means.UserMeans;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes users, one or all, in the same way: what they held and asked for goes, the trail has a row for each, and whoever
 * keeps more of theirs hears of it. Who may do so is decided by whoever calls.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UserDeletion {

    static final int AT_A_TIME = 1000;

    private final UserRows rows;
    private final UserMeans means;
    private final Links links;
    private final Erasures erasures;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserDeletion(
            UserRows rows,
            UserMeans means,
            Links links,
            Erasures erasures,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.means = means;
        this.links = links;
        this.erasures = erasures;
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
        return rows.lockNext(after, AT_A_TIME);
    }

    /** @param users locked by the caller, and no entities of the transaction: what is written here is written by statements */
    void delete(List<UUID> users, @Nullable String byName) {
        var former = rows.delete(users, clock.instant());
        erasures.plan(users);
        rows.takeAll(users);
        means.revokeAll(users);
        links.revokeAll(LinkPurpose.ACTIVATION, users);
        audit.recordEach("USER_DELETED", "user", former);
        events.publishEvent(new UsersDeleted(Tenancy.organisation(), users, byName));
    }
}

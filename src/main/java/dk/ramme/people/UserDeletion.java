package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.means.UserMeans;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final List<String> WHAT_THEY_HELD = List.of(
            "user_role where user_id",
            "user_right where user_id",
            "bound_identity where user_id",
            "group_member where user_id",
            "role_request where user_id",
            "selected_user where user_id",
            "selected_user where owner_id",
            "selected_filter where owner_id");

    /** Every state but DELETED leads to DELETED. The name stays until it is erased. */
    private static final String DELETE = """
            with held as (
                select u.id, u.state, array(select role from user_role r
                    where r.organisation_id = u.organisation_id and r.user_id = u.id) as roles
                from organisation_user u
                where u.organisation_id = :organisation and u.id = any(:users) and u.state <> 'DELETED'),
            deleted as (
                update organisation_user u set state = 'DELETED', deleted_at = :now, consented_at = null,
                    consent_text = null, suspension_reason = null, version = version + 1
                from held where u.id = held.id)
            select id, state, roles from held
            """;

    private final JdbcClient jdbc;
    private final UserMeans means;
    private final Links links;
    private final Erasures erasures;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserDeletion(
            JdbcClient jdbc,
            UserMeans means,
            Links links,
            Erasures erasures,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
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
        return jdbc.sql("select id from organisation_user where organisation_id = :organisation and id > :after"
                        + " and state <> 'DELETED' order by id limit " + AT_A_TIME + " for update")
                .param("organisation", Tenancy.organisation())
                .param("after", after)
                .query(UUID.class)
                .list();
    }

    /** @param users locked by the caller */
    void delete(List<UUID> users, @Nullable String byName) {
        var former = end(users);
        WHAT_THEY_HELD.forEach(
                rows -> jdbc.sql("delete from " + rows + " = any(:users) and organisation_id = :organisation")
                        .param("users", users.toArray(UUID[]::new))
                        .param("organisation", Tenancy.organisation())
                        .update());
        means.revokeAll(users);
        links.revokeAll(LinkPurpose.ACTIVATION, users);
        erasures.plan(users);
        audit.recordEach("USER_DELETED", "user", former);
        events.publishEvent(new UsersDeleted(Tenancy.organisation(), users, byName));
    }

    /** @return what the trail says of each */
    private Map<UUID, Map<String, Object>> end(List<UUID> users) {
        var former = new LinkedHashMap<UUID, Map<String, Object>>();
        jdbc.sql(DELETE)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var roles = EnumSet.noneOf(Role.class);
                    Arrays.stream((String[]) row.getArray("roles").getArray())
                            .map(Role::valueOf)
                            .forEach(roles::add);
                    former.put(row.getObject("id", UUID.class), Map.of("from", row.getString("state"), "roles", roles));
                });
        return former;
    }
}

package dk.ramme.granting;

import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What users of the organisation have asked for, and what they were answered. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RightRequests {

    /** Most that the list of waiting requests shows; those answered make room for the next. */
    static final int MOST = 200;

    private static final String REQUEST = """
            select q.id, q.user_id, u.name as user_name, u.state = 'ACTIVE' as active, q.code, k.name, k.name_en, q.reason,
                q.state, q.asked_at, q.decided_by_name
            from right_request q join organisation_user u on u.id = q.user_id join known_right k on k.code = q.code
            where q.organisation_id = :organisation
            """;

    private static final String WAITING = " and q.state = 'OPEN' and u.state = 'ACTIVE'";

    private final JdbcClient jdbc;

    RightRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the user has asked for the right already */
    boolean add(UUID id, UUID user, String code, String reason, Instant at) {
        return jdbc.sql("""
                insert into right_request (id, organisation_id, user_id, code, reason, state, asked_at)
                values (:id, :organisation, :user, :code, :reason, 'OPEN', :at) on conflict do nothing
                """)
                        .param("id", id)
                        .param("organisation", Tenancy.organisation())
                        .param("user", user)
                        .param("code", code)
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Those that wait for an answer, oldest first. */
    List<RightRequest> waiting() {
        return jdbc.sql(REQUEST + WAITING + " order by q.asked_at, q.id limit " + MOST)
                .param("organisation", Tenancy.organisation())
                .query(RightRequest.class)
                .list();
    }

    int countWaiting() {
        return jdbc.sql("select count(*) from right_request q join organisation_user u on u.id = q.user_id"
                        + " where q.organisation_id = :organisation" + WAITING)
                .param("organisation", Tenancy.organisation())
                .query(Integer.class)
                .single();
    }

    /** Answered or not. */
    Optional<RightRequest> find(UUID id) {
        return jdbc.sql(REQUEST + " and q.id = :id")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .query(RightRequest.class)
                .optional();
    }

    Set<String> askedBy(UUID user) {
        return new HashSet<>(jdbc.sql("""
                select code from right_request
                where organisation_id = :organisation and user_id = :user and state = 'OPEN'
                """)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .query(String.class)
                .list());
    }

    /** How many the user has made since then, whatever became of them. */
    int madeSince(UUID user, Instant since) {
        return jdbc.sql("""
                select count(*) from right_request
                where organisation_id = :organisation and user_id = :user and asked_at > :since
                """)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** @return false when somebody was quicker */
    boolean decide(UUID id, boolean approved, @Nullable String answer, Acting by, Instant at) {
        return jdbc.sql("""
                update right_request set state = :state, answer = :answer, decided_by = :by, decided_by_name = :name,
                    decided_at = :at
                where organisation_id = :organisation and id = :id and state = 'OPEN'
                """)
                        .param("state", approved ? "APPROVED" : "REFUSED")
                        .param("answer", answer)
                        .param("by", by.id())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .param("organisation", Tenancy.organisation())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The user was given the rights without their request being looked at. */
    void answered(UUID user, Collection<String> codes, Acting by, Instant at) {
        jdbc.sql("""
                update right_request set state = 'APPROVED', decided_by = :by, decided_by_name = :name, decided_at = :at
                where organisation_id = :organisation and user_id = :user and state = 'OPEN' and code = any(:codes)
                """)
                .param("by", by.id())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    void forget(Collection<UUID> users) {
        jdbc.sql("delete from right_request where organisation_id = :organisation and user_id = any(:users)")
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .update();
    }
}

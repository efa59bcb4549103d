package dk.ramme.people.role;

import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What users of the organisation have asked for, and nobody has answered. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RoleRequests {

    /** Whoever is suspended or deleted meanwhile asks for nothing. */
    private static final String OPEN = """
            select q.id, q.user_id, u.name, q.role, q.reason, q.asked_at
            from role_request q join organisation_user u on u.id = q.user_id
            where q.organisation_id = :organisation and q.state = 'OPEN' and u.state = 'ACTIVE'
            """;

    private final JdbcClient jdbc;

    RoleRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the user has asked for the role already */
    boolean add(UUID id, UUID user, Role role, String reason, Instant at) {
        return jdbc.sql("""
                insert into role_request (id, organisation_id, user_id, role, reason, state, asked_at)
                values (:id, :organisation, :user, :role, :reason, 'OPEN', :at) on conflict do nothing
                """)
                        .param("id", id)
                        .param("organisation", Tenancy.organisation())
                        .param("user", user)
                        .param("role", role.name())
                        .param("reason", reason)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Oldest first. */
    List<RoleRequest> open() {
        return jdbc.sql(OPEN + " order by q.asked_at, q.id limit 500")
                .param("organisation", Tenancy.organisation())
                .query(RoleRequest.class)
                .list();
    }

    Optional<RoleRequest> find(UUID id) {
        return jdbc.sql(OPEN + " and q.id = :id")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .query(RoleRequest.class)
                .optional();
    }

    boolean isAnswered(UUID id) {
        return jdbc.sql("select exists (select from role_request where organisation_id = :organisation and id = :id"
                        + " and state <> 'OPEN')")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Set<Role> askedBy(UUID user) {
        var asked = EnumSet.noneOf(Role.class);
        asked.addAll(jdbc.sql("select role from role_request where user_id = :user and state = 'OPEN'")
                .param("user", user)
                .query((row, n) -> Role.valueOf(row.getString(1)))
                .list());
        return asked;
    }

    /** How many the user has made since then, whatever became of them. */
    int madeSince(UUID user, Instant since) {
        return jdbc.sql("select count(*) from role_request where user_id = :user and asked_at > :since")
                .param("user", user)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** @return false when somebody was quicker */
    boolean decide(UUID id, boolean approved, @Nullable String answer, UUID by, Instant at) {
        return jdbc.sql("""
                update role_request set state = :state, answer = :answer, decided_by = :by, decided_at = :at
                where id = :id and state = 'OPEN'
                """)
                        .param("state", approved ? "APPROVED" : "REFUSED")
                        .param("answer", answer)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
    }
}

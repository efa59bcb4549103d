package dk.ramme.activation;

import dk.ramme.activation.CodesForMany.Refusal;
import dk.ramme.people.UserCondition;
import dk.ramme.people.need.Attention;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who among many can be made a temporary code; the rule for one is {@link ActivationCodes.Holder#mayHaveCode}. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CodeCandidates {

    /** A role waits for them, and whoever acts gives none (U7). */
    private static final String WAITS_FOR_ROLE = """
            not :givesRoles and exists (select from user_role r
                    where r.organisation_id = u.organisation_id and r.user_id = u.id)""";

    private static final String LOOK = """
            select u.id, u.name, case
                when u.state <> 'AWAITING_ACTIVATION' or u.cpr_sealed is not null or u.birth_date is null
                    or u.identified_at is not null then 'NOT_NEEDED'
                when %s then 'WAITS_FOR_ROLE'
                when exists (select from activation_code c where c.organisation_id = u.organisation_id and c.user_id = u.id
                    and c.used_at is null and c.revoked_at is null and c.created_at > :seen) then 'MADE_MEANWHILE' end as refusal
            from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
            """.formatted(WAITS_FOR_ROLE);

    private final JdbcClient jdbc;
    private final AwaitingUsers waiting;

    CodeCandidates(JdbcClient jdbc, AwaitingUsers waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /** The users with the reasons against it, by name. @param locked whether nobody else may change them meanwhile */
    List<Candidate> of(Set<UUID> users, Instant seen, boolean givesRoles, boolean locked) {
        if (locked) {
            // in the order of their ids, as whoever else locks many does
            jdbc.sql("""
                    select u.id from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
                    order by u.id for no key update
                    """)
                    .param("organisation", Tenancy.organisation())
                    .param("users", users.toArray(UUID[]::new))
                    .query(UUID.class)
                    .list();
        }
        return jdbc.sql(LOOK + " order by u.name collate \"da-x-icu\", u.id")
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("seen", Timestamp.from(seen))
                .param("givesRoles", givesRoles)
                .query(Candidate.class)
                .list();
    }

    /**
     * The first of those whom the list shows and who have no code that can be typed, without those whom whoever acts may make
     * none: they would stay the first.
     */
    List<UUID> shown(WaitingQuery query, boolean givesRoles, int most) {
        var which = waiting.shown(query).and(new UserCondition(Attention.NEEDS_CODE.condition(), Map.of()));
        return jdbc.sql("select u.id from organisation_user u where " + which.condition() + " and not ("
                        + WAITS_FOR_ROLE + ") order by u.activated_at, u.id limit :most")
                .params(which.parameters())
                .param("givesRoles", givesRoles)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** @param refusal why they are made none; null for no reason */
    record Candidate(UUID id, String name, @Nullable Refusal refusal) {}
}

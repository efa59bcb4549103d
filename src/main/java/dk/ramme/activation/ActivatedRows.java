package dk.ramme.activation;

import dk.ramme.bulk.BulkRun;
import dk.ramme.means.MeansConverter;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Users who are activated many at a time: a million of them are rows, not entities. Whoever calls has locked them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ActivatedRows {

    private final JdbcClient jdbc;
    private final MeansConverter means = new MeansConverter();

    ActivatedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of them are the organisation's own. */
    int countOwn(Set<UUID> users) {
        return jdbc.sql("""
                select count(*) from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
                """)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Puts the users in the state that awaits them. Keeps what User#activate keeps: only the deactivated. */
    void activate(List<UUID> users, ActivationWays ways, UUID by, Instant at) {
        jdbc.sql("""
                update organisation_user set state = 'AWAITING_ACTIVATION', private_mitid_offered = :private,
                    separate_means = :separate, activated_by = :by, activated_at = :at, version = version + 1
                where organisation_id = :organisation and id = any(:users) and state = 'DEACTIVATED'
                """)
                .param("private", ways.privateMitId())
                .param("separate", means.convertToDatabaseColumn(ways.separate()))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Not activated again, and nothing is chosen for them any more: only whoever awaits it and has not become active. */
    void callBack(List<UUID> users) {
        jdbc.sql("""
                update organisation_user set state = 'DEACTIVATED', private_mitid_offered = false, separate_means = '',
                    activated_by = null, activated_at = null, version = version + 1
                where organisation_id = :organisation and id = any(:users) and state = 'AWAITING_ACTIVATION'
                """)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** How many of those activated cannot become active without a temporary code: only their birth date is known (A2). */
    int inNeedOfCode(BulkRun run) {
        return jdbc.sql("""
                select count(*) from bulk_user i join organisation_user u on u.id = i.user_id
                where i.run_id = :run and i.outcome = 'DONE' and u.state = 'AWAITING_ACTIVATION'
                    and u.cpr_sealed is null and u.birth_date is not null and u.identified_at is null
                """).param("run", run.id()).query(Integer.class).single();
    }
}

package dk.ramme.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many users the organisation has, by how far they have come. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserCounts {

    private final JdbcClient jdbc;

    UserCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Counts now() {
        return jdbc.sql("""
                select count(*) filter (where state = 'DEACTIVATED') deactivated,
                    count(*) filter (where state = 'AWAITING_ACTIVATION') awaiting,
                    count(*) filter (where state = 'ACTIVE') active
                from organisation_user
                """).query(Counts.class).single();
    }

    /** Administrators are users too, and count as active. */
    public record Counts(long deactivated, long awaiting, long active) {}
}

package dk.ramme.audit;

import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that somebody looked at what is held about a person (T61): once an hour for each who looks at each.
 * Two who look in the same moment may be recorded twice, never not at all.
 */
@Service
public class ViewLog {

    static final Duration ONCE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Actors actors;
    private final Clock clock;

    ViewLog(JdbcClient jdbc, AuditTrail trail, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.actors = actors;
        this.clock = clock;
    }

    /** Looking at oneself is not recorded. */
    @Transactional
    public void at(UUID user) {
        var viewer = actors.current().userId();
        if (viewer != null && !viewer.equals(user) && !isRecorded(viewer, user)) {
            trail.record("PERSON_SEEN", "user", user, Map.of());
        }
    }

    private boolean isRecorded(UUID viewer, UUID user) {
        return jdbc.sql("""
                select exists (select from audit_event e where e.organisation_id = :organisation
                    and e.concerns = :user and e.action = 'PERSON_SEEN'
                    and e.at > :since and e.actor_user_id = :viewer)
                """)
                .param("organisation", Tenancy.organisation())
                .param("user", user.toString())
                .param("viewer", viewer)
                .param("since", Timestamp.from(clock.instant().minus(ONCE)))
                .query(Boolean.class)
                .single();
    }
}

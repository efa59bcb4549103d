package dk.ramme.people;

import dk.ramme.means.UserMeans;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All users of the organisation worked for, when its agreement ends. What deleting one user takes away is taken from all. */
@Service
public class EveryUser {

    private static final List<String> WHAT_THEY_HELD =
            List.of("user_role", "user_right", "bound_identity", "group_member");

    private final JdbcClient jdbc;
    private final UserMeans means;
    private final UserSettings settings;
    private final Clock clock;

    EveryUser(JdbcClient jdbc, UserMeans means, UserSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.means = means;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many were deleted; what is left of them is erased when that of any deleted user is */
    @Transactional(propagation = Propagation.MANDATORY)
    public int delete() {
        var now = clock.instant();
        WHAT_THEY_HELD.forEach(table -> jdbc.sql("delete from " + table + " where organisation_id = :organisation")
                .param("organisation", Tenancy.organisation())
                .update());
        means.revokeOfEverybody();
        return jdbc.sql("""
                with deleted as (
                    update organisation_user set state = 'DELETED', deleted_at = :now, consented_at = null,
                        consent_text = null, suspension_reason = null, version = version + 1
                    where organisation_id = :organisation and state <> 'DELETED' returning organisation_id, id)
                insert into user_erasure (organisation_id, user_id, due_at)
                select organisation_id, id, :due from deleted
                """)
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(now.plus(settings.keepDeleted())))
                .update();
    }
}

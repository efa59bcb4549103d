package dk.ramme.means;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The PINs of means and the tries of each. A try is spent and committed before its PIN is looked at; what follows goes by the
 * hash it was compared with, so that a PIN chosen meanwhile is neither opened nor locked by it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PinRows {

    private final JdbcClient jdbc;

    PinRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on it is the one, and nothing is locked. */
    void set(UUID means, String hash, Instant at) {
        jdbc.sql("""
                update user_means set pin_hash = :hash, pin_wrong = 0, pin_set_at = :at, wrong = 0, wait_until = null
                where id = :id and state = 'ACTIVE'
                """)
                .param("id", means)
                .param("hash", hash)
                .param("at", Timestamp.from(at))
                .update();
    }

    /**
     * After a right PIN, or a code where there is none, the wrong ones do not count any more.
     *
     * @param tries how many had been spent with this one; where it was the last, others may have been spent since and have
     *     locked the means
     * @return whether it lets its user in
     */
    boolean letIn(UUID means, @Nullable String hash, int tries, Instant at) {
        return jdbc.sql("""
                update user_means set pin_wrong = 0, used_at = :at
                where id = :id and state = 'ACTIVE' and pin_hash is not distinct from :hash
                    and (pin_wrong < 5 or pin_wrong = :tries)
                """)
                        .param("id", means)
                        .param("hash", hash)
                        .param("tries", tries)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Whether the last try was spent on this PIN. */
    boolean isLocked(UUID means, String hash) {
        return jdbc.sql("select exists (select from user_means where id = :id and pin_hash = :hash and pin_wrong >= 5)")
                .param("id", means)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }
}

package dk.ramme.means;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

    /** The PIN is the one that was compared, and others have not spent the last try since and locked it. */
    private static final String UNCHANGED = """
            id = :id and state = 'ACTIVE' and pin_hash is not distinct from :hash and (pin_wrong < 5 or pin_wrong = :tries)
            """;

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

    /** Spends a try on the PIN of the user's means. Empty when there is none, or its tries are spent. */
    Optional<PinTry> spend(UUID user, UUID means) {
        return jdbc.sql("""
                update user_means set pin_wrong = pin_wrong + 1
                where id = :id and user_id = :user and state = 'ACTIVE' and pin_hash is not null and pin_wrong < 5
                returning id as means, kind, name, pin_hash as hash, pin_wrong as tries
                """)
                .param("id", means)
                .param("user", user)
                .query(PinTry.class)
                .optional();
    }

    /** Another one in the place of the one that was given right. @return false when it is another by now, or was locked */
    boolean replace(PinTry spent, String hash, Instant at) {
        return jdbc.sql("update user_means set pin_hash = :new, pin_wrong = 0, pin_set_at = :at where " + UNCHANGED)
                        .param("id", spent.means())
                        .param("hash", spent.hash())
                        .param("tries", spent.tries())
                        .param("new", hash)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** After a right PIN, or a code where there is none, wrong ones do not count any more. @return whether it lets in */
    boolean letIn(PinTry spent, Instant at) {
        return jdbc.sql("update user_means set pin_wrong = 0, used_at = :at where " + UNCHANGED)
                        .param("id", spent.means())
                        .param("hash", spent.hash())
                        .param("tries", spent.tries())
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

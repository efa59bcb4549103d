package dk.ramme.means;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Means that show codes: which code was used last, and how many were wrong, decided under the row's lock. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CodeMeansRows {

    private final JdbcClient jdbc;
    private final CprVault vault;

    CodeMeansRows(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The user's begun means, held until the end of the transaction: a second node waits here. */
    Optional<CodeMeans> lockBegun(UUID user, UUID id) {
        return jdbc.sql("""
                select * from user_means where id = :id and user_id = :user and state = 'BEGUN' for update
                """)
                .param("id", id)
                .param("user", user)
                .query(this::codeMeans)
                .optional();
    }

    Optional<CodeMeans> findBegun(UUID user, UUID id) {
        return jdbc.sql("select * from user_means where id = :id and user_id = :user and state = 'BEGUN'")
                .param("id", id)
                .param("user", user)
                .query(this::codeMeans)
                .optional();
    }

    /** Those of the user's means of these kinds that show codes, held until the end of the transaction, always in one order. */
    List<CodeMeans> lockCodeMeans(UUID user, Collection<IdentificationMeans> kinds) {
        return jdbc.sql("""
                select * from user_means where user_id = :user and state = 'ACTIVE' and secret_sealed is not null
                    and kind = any(:kinds) order by id for update
                """)
                .param("user", user)
                .param("kinds", names(kinds))
                .query(this::codeMeans)
                .list();
    }

    /** The user's own device with this number, locked or not, held until the end of the transaction. */
    Optional<CodeMeans> lockOwn(UUID user, IdentificationMeans kind, String serial) {
        return jdbc.sql("""
                select * from user_means where user_id = :user and kind = :kind and serial = :serial and state = 'ACTIVE'
                    and secret_sealed is not null for update
                """)
                .param("user", user)
                .param("kind", kind.name())
                .param("serial", serial)
                .query(this::codeMeans)
                .optional();
    }

    /** After two right codes in a row wrong ones do not count any more. */
    boolean reopen(UUID id, CodeMaker.Found found) {
        return jdbc.sql("""
                update user_means set last_position = :position, drift = :drift, wrong = 0, wait_until = null
                where id = :id and state = 'ACTIVE' and last_position < :position
                """)
                        .param("id", id)
                        .param("position", found.position())
                        .param("drift", found.drift())
                        .update()
                == 1;
    }

    boolean finish(UUID id, CodeMaker.Found found, Instant at) {
        return jdbc.sql("""
                update user_means set state = 'ACTIVE', activated_at = :at, last_position = :position, drift = :drift,
                    wrong = 0, wait_until = null
                where id = :id and state = 'BEGUN'
                """)
                        .param("id", id)
                        .param("position", found.position())
                        .param("drift", found.drift())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /**
     * Burns the code, and spends a try of the PIN where there is one. Exactly one caller gets true, on whatever node
     * (T32), and however many try at once no more than five are compared (T29).
     */
    boolean accept(UUID id, CodeMaker.Found found) {
        return jdbc.sql("""
                update user_means set last_position = :position, drift = :drift, wrong = 0, wait_until = null,
                    pin_wrong = case when pin_hash is null then 0 else pin_wrong + 1 end
                where id = :id and state = 'ACTIVE' and last_position < :position and wrong < 10 and pin_wrong < 5
                """)
                        .param("id", id)
                        .param("position", found.position())
                        .param("drift", found.drift())
                        .update()
                == 1;
    }

    void refuse(UUID id, int wrong, @Nullable Instant waitUntil) {
        jdbc.sql("update user_means set wrong = :wrong, wait_until = :until where id = :id")
                .param("id", id)
                .param("wrong", Math.min(wrong, CodeMeans.MOST_WRONG))
                .param("until", waitUntil == null ? null : Timestamp.from(waitUntil))
                .update();
    }

    private CodeMeans codeMeans(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var place = MeansRows.place(row.getObject("organisation_id", UUID.class), id);
        var secret = OathSecret.open(vault, row.getBytes("secret_sealed"), place);
        var wait = row.getTimestamp("wait_until");
        return new CodeMeans(
                id,
                IdentificationMeans.valueOf(row.getString("kind")),
                row.getString("name"),
                new CodeMaker(
                        secret,
                        CodeMaker.Method.valueOf(row.getString("method")),
                        OathHash.valueOf(Objects.requireNonNull(row.getString("hash"))),
                        row.getInt("digits"),
                        row.getInt("period"),
                        row.getLong("last_position"),
                        row.getInt("drift")),
                row.getInt("wrong"),
                wait == null ? null : wait.toInstant(),
                row.getString("pin_hash"),
                row.getInt("pin_wrong"),
                row.getTimestamp("begun_at").toInstant());
    }

    private static String[] names(Collection<IdentificationMeans> kinds) {
        return kinds.stream().map(Enum::name).toArray(String[]::new);
    }
}

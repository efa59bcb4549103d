package dk.ramme.means;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import dk.ramme.vault.SealContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The devices the operator has loaded and nobody has taken into use. They are no organisation's. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TokenStock {

    /** Stands where an organisation's number does for what belongs to none. */
    private static final UUID OPERATOR = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final CprVault vault;

    TokenStock(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Adds those that were never here. @return how many they are */
    int load(IdentificationMeans kind, List<LoadedToken> tokens, Instant at) {
        return tokens.stream().mapToInt(token -> add(kind, token, at)).sum();
    }

    private int add(IdentificationMeans kind, LoadedToken token, Instant at) {
        var id = UUID.randomUUID();
        var maker = token.maker();
        return jdbc.sql("""
                insert into oath_token (serial, id, kind, method, hash, digits, period, last_position, secret_sealed, loaded_at)
                values (:serial, :id, :kind, :method, :hash, :digits, :period, :position, :secret, :at)
                on conflict (serial) do nothing
                """)
                .param("serial", token.serial())
                .param("id", id)
                .param("kind", kind.name())
                .param("method", maker.method().name())
                .param("hash", maker.hash().name())
                .param("digits", maker.digits())
                .param("period", maker.period())
                .param("position", maker.lastPosition())
                .param("secret", maker.secret().seal(vault, place(id)))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The device with this number, held until the end of the transaction, if nobody has it and it was sent to nobody else. */
    Optional<InStock> lock(UUID user, IdentificationMeans kind, String serial) {
        return jdbc.sql("""
                select * from oath_token where serial = :serial and kind = :kind and taken_at is null
                    and (assigned_to is null or assigned_to = :user) for update
                """)
                .param("user", user)
                .param("serial", serial)
                .param("kind", kind.name())
                .query((row, n) -> new InStock(
                        row.getString("serial"),
                        new CodeMaker(
                                OathSecret.open(
                                        vault, row.getBytes("secret_sealed"), place(row.getObject("id", UUID.class))),
                                CodeMaker.Method.valueOf(row.getString("method")),
                                OathHash.valueOf(Objects.requireNonNull(row.getString("hash"))),
                                row.getInt("digits"),
                                row.getInt("period"),
                                row.getLong("last_position"),
                                0),
                        row.getInt("wrong"),
                        row.getTimestamp("wait_until") == null
                                ? null
                                : row.getTimestamp("wait_until").toInstant()))
                .optional();
    }

    void take(String serial, Instant at) {
        jdbc.sql("update oath_token set secret_sealed = null, taken_at = :at where serial = :serial")
                .param("at", Timestamp.from(at))
                .param("serial", serial)
                .update();
    }

    void refuse(String serial, int wrong, @Nullable Instant waitUntil) {
        jdbc.sql("update oath_token set wrong = :wrong, wait_until = :until where serial = :serial")
                .param("wrong", wrong)
                .param("until", waitUntil == null ? null : Timestamp.from(waitUntil))
                .param("serial", serial)
                .update();
    }

    private static SealContext place(UUID id) {
        return new SealContext("oath_token", "secret_sealed", OPERATOR, id);
    }

    /** A device nobody has yet. */
    record InStock(
            String serial,
            CodeMaker maker,
            int wrong,
            @Nullable Instant waitUntil) {

        boolean mustWait(Instant now) {
            return waitUntil != null && now.isBefore(waitUntil);
        }
    }
}

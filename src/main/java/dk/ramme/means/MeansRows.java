package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import dk.ramme.vault.SealContext;
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

/** The means of the organisation's users in the database. Secrets are sealed for their row and open nowhere else. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MeansRows {

    static final int MOST_WRONG = 10;

    private static final String HELD = """
            select id, user_id, kind, name, serial, wrong >= 10 as locked, activated_at, used_at from user_means
            where state = 'ACTIVE' and
            """;

    private final JdbcClient jdbc;
    private final CprVault vault;

    MeansRows(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    static SealContext place(UUID organisation, UUID means) {
        return new SealContext("user_means", "secret_sealed", organisation, means);
    }

    /** A means that is begun; one of the same kind begun before is forgotten. */
    void begin(UUID id, UUID user, IdentificationMeans kind, String name, CodeMaker maker, Instant at) {
        jdbc.sql("delete from user_means where user_id = :user and kind = :kind and state = 'BEGUN'")
                .param("user", user)
                .param("kind", kind.name())
                .update();
        insert(id, user, kind, name, null, maker, "BEGUN", at);
    }

    /** A means that is the user's from now on. */
    void activate(
            UUID id,
            UUID user,
            IdentificationMeans kind,
            String name,
            @Nullable String serial,
            @Nullable CodeMaker maker,
            Instant at) {
        insert(id, user, kind, name, serial, maker, "ACTIVE", at);
    }

    private void insert(
            UUID id,
            UUID user,
            IdentificationMeans kind,
            String name,
            @Nullable String serial,
            @Nullable CodeMaker maker,
            String state,
            Instant at) {
        var organisation = Tenancy.organisation();
        jdbc.sql("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, serial, secret_sealed, method, hash,
                    digits, period, last_position, drift, begun_at, activated_at)
                values (:id, :organisation, :user, :kind, :name, :state, :serial, :secret, :method, :hash, :digits, :period,
                    :position, :drift, :at, case :state when 'ACTIVE' then cast(:at as timestamptz) end)
                """)
                .param("id", id)
                .param("organisation", organisation)
                .param("user", user)
                .param("kind", kind.name())
                .param("name", name)
                .param("state", state)
                .param("serial", serial)
                .param("secret", maker == null ? null : maker.secret().seal(vault, place(organisation, id)))
                .param("method", maker == null ? null : maker.method().name())
                .param("hash", maker == null ? null : maker.hash().name())
                .param("digits", maker == null ? null : maker.digits())
                .param("period", maker == null ? null : maker.period())
                .param("position", maker == null ? -1 : maker.lastPosition())
                .param("drift", maker == null ? 0 : maker.drift())
                .param("at", Timestamp.from(at))
                .update();
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

    /** Burns the code. Exactly one caller gets true, on whatever node (security.md T32). */
    boolean accept(UUID id, CodeMaker.Found found, Instant at) {
        return jdbc.sql("""
                update user_means set last_position = :position, drift = :drift, wrong = 0, wait_until = null, used_at = :at
                where id = :id and state = 'ACTIVE' and last_position < :position and wrong < 10
                """)
                        .param("id", id)
                        .param("position", found.position())
                        .param("drift", found.drift())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void refuse(UUID id, int wrong, @Nullable Instant waitUntil) {
        jdbc.sql("update user_means set wrong = :wrong, wait_until = :until where id = :id")
                .param("id", id)
                .param("wrong", Math.min(wrong, MOST_WRONG))
                .param("until", waitUntil == null ? null : Timestamp.from(waitUntil))
                .update();
    }

    void used(UUID id, Instant at) {
        jdbc.sql("update user_means set used_at = :at where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean rename(UUID user, UUID id, String name) {
        return jdbc.sql("""
                update user_means set name = :name
                where id = :id and user_id = :user and state = 'ACTIVE' and name <> :name
                """)
                        .param("id", id)
                        .param("user", user)
                        .param("name", name)
                        .update()
                == 1;
    }

    /** From now on it is good for nothing on any node, and its secret is gone. */
    boolean revoke(UUID user, UUID id, Instant at) {
        return jdbc.sql("""
                update user_means set state = 'REVOKED', revoked_at = :at, secret_sealed = null, method = null
                where id = :id and user_id = :user and state = 'ACTIVE'
                """)
                        .param("id", id)
                        .param("user", user)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** The same for all that these users have or have begun. */
    void revokeAll(Collection<UUID> users, Instant at) {
        jdbc.sql("delete from user_means where user_id = any(:users) and state = 'BEGUN'")
                .param("users", users.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                update user_means set state = 'REVOKED', revoked_at = :at, secret_sealed = null, method = null
                where user_id = any(:users) and state = 'ACTIVE'
                """)
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    List<HeldMeans> held(UUID user) {
        return jdbc.sql(HELD + "user_id = :user order by activated_at, id")
                .param("user", user)
                .query(HeldMeans.class)
                .list();
    }

    Optional<HeldMeans> find(UUID id) {
        return jdbc.sql(HELD + "id = :id")
                .param("id", id)
                .query(HeldMeans.class)
                .optional();
    }

    private CodeMeans codeMeans(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var place = place(row.getObject("organisation_id", UUID.class), id);
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
                row.getTimestamp("begun_at").toInstant());
    }

    private static String[] names(Collection<IdentificationMeans> kinds) {
        return kinds.stream().map(Enum::name).toArray(String[]::new);
    }

    /** A means that shows codes, with what is needed to check one. */
    record CodeMeans(
            UUID id,
            IdentificationMeans kind,
            String name,
            CodeMaker maker,
            int wrong,
            @Nullable Instant waitUntil,
            Instant begunAt) {

        boolean isLocked() {
            return wrong >= MOST_WRONG;
        }

        boolean mustWait(Instant now) {
            return waitUntil != null && now.isBefore(waitUntil);
        }
    }
}

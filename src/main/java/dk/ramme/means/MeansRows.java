package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    private static final String HELD = """
            select id, user_id, kind, name, serial, wrong >= 10 or pin_wrong >= 5 as locked, pin_hash is not null as with_pin,
                activated_at, used_at
            from user_means
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

    /** From now on it is good for nothing on any node, and its secret and PIN are gone. */
    boolean revoke(UUID user, UUID id, Instant at) {
        return jdbc.sql("""
                update user_means set state = 'REVOKED', revoked_at = :at, secret_sealed = null, method = null, pin_hash = null,
                    pin_wrong = 0, pin_set_at = null
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
                update user_means set state = 'REVOKED', revoked_at = :at, secret_sealed = null, method = null, pin_hash = null,
                    pin_wrong = 0, pin_set_at = null
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
}

package dk.ramme.services;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that tokens are signed with, the same on all nodes: they lie in the database, the private half sealed by the vault. A new one
 * is published for a day before it signs, and an old one for a day after, so that no service meets a token it cannot check.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);
    private static final Duration PUBLISHED_AFTER = Duration.ofDays(1);

    /** How old what a node knows of them may be: shorter by far than a new key is published before it signs. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final UUID NO_ORGANISATION = new UUID(0, 0);
    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final CprVault vault;
    private final TransactionTemplate transaction;
    private final ServiceSettings settings;
    private final Clock clock;
    private volatile @Nullable Known known;

    SigningKeys(
            JdbcClient jdbc, CprVault vault, TransactionTemplate transaction, ServiceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(now().stream().<JWK>map(Key::jwk).toList()));
    }

    /** The name of the key that signs now. */
    String current() {
        var now = clock.instant();
        var keys = now();
        return keys.stream()
                .filter(key -> !key.usedFrom.isAfter(now))
                .findFirst()
                .orElse(keys.get(0))
                .jwk
                .getKeyID();
    }

    /** Makes the next key when it is time, and forgets those that are over. */
    void turn() {
        transaction.executeWithoutResult(status -> {
            lock();
            var now = clock.instant();
            var keys = read();
            if (keys.isEmpty()) {
                make(now);
            } else if (!keys.get(0).usedFrom.isAfter(now.minus(settings.keyLife()))) {
                make(now.plus(PUBLISHED_BEFORE));
            }
            forget(now);
        });
        known = null;
    }

    private List<Key> now() {
        var read = known;
        var now = clock.instant();
        if (read == null || read.at.isAfter(now) || read.at.plus(FRESH).isBefore(now)) {
            read = new Known(now, readOrMake());
            known = read;
        }
        return read.keys;
    }

    private List<Key> readOrMake() {
        return Objects.requireNonNull(transaction.execute(status -> {
            var keys = read();
            if (!keys.isEmpty()) return keys;
            lock();
            if (read().isEmpty()) make(clock.instant());
            return read();
        }));
    }

    /** The newest first. */
    private List<Key> read() {
        return jdbc.sql("select id, private_sealed, used_from from service_key order by used_from desc, id")
                .query((row, number) -> new Key(
                        open(row.getObject(1, UUID.class), row.getBytes(2)),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    private void make(Instant usedFrom) {
        var id = UUID.randomUUID();
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyID(id.toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("""
                    insert into service_key (id, public_half, private_sealed, made_at, used_from)
                    values (:id, :public, :private, :now, :from)
                    """)
                    .param("id", id)
                    .param("public", key.toPublicJWK().toJSONString())
                    .param("private", vault.sealText(key.toJSONString(), place(id)))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("from", Timestamp.from(usedFrom))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }

    /** A key is over a day after its successor began to sign. */
    private void forget(Instant now) {
        jdbc.sql("""
                delete from service_key k where exists (select from service_key s
                    where s.used_from > k.used_from and s.used_from <= :since)
                """).param("since", Timestamp.from(now.minus(PUBLISHED_AFTER))).update();
    }

    /** Two nodes that find no key make one. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ramme service key'))")
                .query((row, number) -> true)
                .single();
    }

    private RSAKey open(UUID id, byte[] sealed) {
        try {
            return RSAKey.parse(vault.openText(sealed, place(id)));
        } catch (ParseException e) {
            throw new IllegalStateException("the key " + id + " is no key", e);
        }
    }

    private static SealContext place(UUID id) {
        return new SealContext("service_key", "private_sealed", NO_ORGANISATION, id);
    }

    private record Key(RSAKey jwk, Instant usedFrom) {}

    private record Known(Instant at, List<Key> keys) {}
}

package dk.ramme.rotation;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.CprVault.SealBroken;
import dk.ramme.vault.SealContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the database keeps of each key in use, so that it is noticed when Ramme is given keys of another database: a text
 * that only this key opens, a hash that only this key makes. Keys that are no longer in use, or not yet, have none.
 */
@Component
class KeyProofs {

    private static final String TEXT = "These are the keys of this database.";
    private static final String PURPOSE = "key-proof/v1";
    private static final UUID NOBODY = new UUID(0, 0);

    /** Two nodes that start at once on an empty database do this one after the other. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('ramme key proof'))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CprVault vault;
    private final KeyTrial trial;

    KeyProofs(JdbcClient jdbc, TransactionTemplate transaction, CprVault vault, KeyTrial trial) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.trial = trial;
    }

    /**
     * Sees that the keys are those of this database, and keeps a proof of those that are used from now on.
     *
     * @throws KeysDoNotFit when they are not
     */
    void prove() {
        vault.readKeysAnew();
        // a database from before there were proofs has values, but says of no key that it was used
        if (inDuty(this::all).isEmpty()) trial.tryOut();
        inDuty(() -> {
            jdbc.sql(ONE_AT_A_TIME).query((row, number) -> true).single();
            all().forEach(this::compare);
            keep();
            return true;
        });
    }

    /** Forgets the proofs of keys that are used no more; whoever calls it has seen that nothing is under them. */
    void forgetFormer() {
        inDuty(() -> jdbc.sql("delete from key_proof where kind = 'SEAL' and key <> :seal"
                        + " or kind = 'INDEX' and key <> :index")
                .param("seal", sealingKey(vault.mark()))
                .param("index", vault.currentIndexKey())
                .update());
    }

    private List<Proof> all() {
        return jdbc.sql("select kind, key, proof from key_proof order by kind, key")
                .query((row, number) -> new Proof(row.getString(1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    private void compare(Proof proof) {
        if (proof.kind.equals("SEAL")) {
            opens(proof);
        } else {
            var made = vault.fingerprints(PURPOSE, TEXT).get((short) proof.key);
            if (made == null) throw new KeysDoNotFit("index key " + proof.key + " is not among the index keys");
            if (!MessageDigest.isEqual(made, proof.proof)) {
                throw new KeysDoNotFit("index key " + proof.key + " is another one than the database's");
            }
        }
    }

    private void opens(Proof proof) {
        try {
            if (vault.openText(proof.proof, place()).equals(TEXT)) return;
        } catch (SealBroken broken) {
            // told below, in words for whoever starts it
        }
        throw new KeysDoNotFit(
                "the keyset does not hold the key " + proof.key + ", which seals values of this database");
    }

    private void keep() {
        var sealed = vault.sealText(TEXT, place());
        keep("SEAL", sealingKey(sealed), sealed);
        keep("INDEX", vault.currentIndexKey(), vault.fingerprint(PURPOSE, TEXT));
    }

    private void keep(String kind, long key, byte[] proof) {
        jdbc.sql("insert into key_proof (kind, key, proof) values (:kind, :key, :proof) on conflict do nothing")
                .param("kind", kind)
                .param("key", key)
                .param("proof", proof)
                .update();
    }

    private static SealContext place() {
        return new SealContext("key_proof", "proof", NOBODY, NOBODY);
    }

    /** The number of the key that sealed the value, which stands after its first byte. */
    private static long sealingKey(byte[] sealed) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt());
    }

    private <T> T inDuty(Supplier<T> work) {
        return Tenancy.on(
                CrossTenantTask.KEYS, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private record Proof(String kind, long key, byte[] proof) {}

    /** The keys Ramme was given are not those of its database. The message says which, and holds no key. */
    static class KeysDoNotFit extends RuntimeException {

        KeysDoNotFit(String message) {
            super(message);
        }
    }
}

package dk.ramme.rotation;

import dk.ramme.rotation.SealedTables.Proof;
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

    private final SealedTables tables;
    private final TransactionTemplate transaction;
    private final CprVault vault;
    private final KeyTrial trial;

    KeyProofs(SealedTables tables, TransactionTemplate transaction, CprVault vault, KeyTrial trial) {
        this.tables = tables;
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
        if (inDuty(tables::proofs).isEmpty()) trial.tryOut();
        inDuty(() -> {
            tables.lockProofs();
            tables.proofs().forEach(this::compare);
            keep();
            return true;
        });
    }

    /** Forgets the proofs of keys that are used no more; whoever calls it has seen that nothing is under them. */
    void forgetFormer() {
        inDuty(() -> tables.forgetProofsBut(sealingKey(vault.mark()), vault.currentIndexKey()));
    }

    private void compare(Proof proof) {
        if (proof.kind().equals("SEAL")) {
            opens(proof);
        } else {
            var made = vault.fingerprints(PURPOSE, TEXT).get((short) proof.key());
            if (made == null) throw new KeysDoNotFit("index key " + proof.key() + " is not among the index keys");
            if (!MessageDigest.isEqual(made, proof.proof())) {
                throw new KeysDoNotFit("index key " + proof.key() + " is another one than the database's");
            }
        }
    }

    private void opens(Proof proof) {
        try {
            if (vault.openText(proof.proof(), place()).equals(TEXT)) return;
        } catch (SealBroken broken) {
            // told below, in words for whoever starts it
        }
        throw new KeysDoNotFit(
                "the keyset does not hold the key " + proof.key() + ", which seals values of this database");
    }

    private void keep() {
        var sealed = vault.sealText(TEXT, place());
        tables.keep(List.of(
                new Proof("SEAL", sealingKey(sealed), sealed),
                new Proof("INDEX", vault.currentIndexKey(), vault.fingerprint(PURPOSE, TEXT))));
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

    /** The keys Ramme was given are not those of its database. The message says which, and holds no key. */
    static class KeysDoNotFit extends RuntimeException {

        KeysDoNotFit(String message) {
            super(message);
        }
    }
}

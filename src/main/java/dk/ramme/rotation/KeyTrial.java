package dk.ramme.rotation;

import dk.ramme.rotation.KeyProofs.KeysDoNotFit;
import dk.ramme.rotation.SealedTables.Value;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.CprVault.SealBroken;
import dk.ramme.vault.SealContext;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries the keys on values of the database: where it keeps no proof of any key yet, they are all that tells. */
@Component
class KeyTrial {

    private static final UUID NO_ORGANISATION = new UUID(0, 0);

    private final SealedTables tables;
    private final TransactionTemplate transaction;
    private final CprVault vault;
    private final KeyUse use;

    KeyTrial(SealedTables tables, TransactionTemplate transaction, CprVault vault, KeyUse use) {
        this.tables = tables;
        this.transaction = transaction;
        this.vault = vault;
        this.use = use;
    }

    /**
     * Goes on until one sealed value was opened and one index made anew, or none is left.
     *
     * @throws KeysDoNotFit when one does not open, or another index comes out
     */
    void tryOut() {
        boolean opened = SealedColumn.OF_NOBODY.stream().anyMatch(column -> opensOne(column, NO_ORGANISATION));
        boolean found = false;
        for (var organisation : use.organisations()) {
            try (var scope = Tenancy.enter(organisation)) {
                for (var column : SealedColumn.OF_ORGANISATIONS) opened |= !opened && opensOne(column, organisation);
                for (var table : SealedTables.INDEXED) found |= !found && findsOne(table, organisation);
            }
            if (opened && found) return;
        }
    }

    private boolean opensOne(SealedColumn column, UUID organisation) {
        return in(() -> tables.anySealed(column))
                .map(value -> open(value, column.place(organisation, value.id())))
                .isPresent();
    }

    private boolean findsOne(String table, UUID organisation) {
        var value = in(() -> tables.anyIndexed(table));
        value.ifPresent(one -> find(one, new SealContext(table, "cpr_sealed", organisation, one.id()), organisation));
        return value.isPresent();
    }

    private void find(Value value, SealContext place, UUID organisation) {
        open(value, place);
        boolean found = vault.indexes(vault.open(value.sealed(), place), organisation).stream()
                .anyMatch(index ->
                        index.keyVersion() == value.key() && MessageDigest.isEqual(index.value(), value.index()));
        if (!found) {
            throw new KeysDoNotFit("index key " + value.key()
                    + " is missing, or another one than the one by which persons are found in this database");
        }
    }

    private String open(Value value, SealContext place) {
        try {
            return vault.openText(value.sealed(), place);
        } catch (SealBroken broken) {
            throw new KeysDoNotFit("the keyset does not open what is sealed in this database (" + place.table() + ")");
        }
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

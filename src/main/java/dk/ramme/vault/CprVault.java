package dk.ramme.vault;

import com.google.crypto.tink.Aead;
import dk.ramme.identifier.CprNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;

/**
 * Keeps CPR numbers and other secrets: seals them for one place in the database, and makes the keyed index they are
 * found by. Safe for use by many threads; keys are read once at start.
 */
public final class CprVault {

    private final Aead aead;
    private final IndexKeys indexKeys;

    CprVault(Aead aead, IndexKeys indexKeys) {
        this.aead = aead;
        this.indexKeys = indexKeys;
    }

    public byte[] seal(CprNumber cpr, SealContext context) {
        return sealText(cpr.value(), context);
    }

    /** @throws SealBroken when the value was not sealed for this place, or is damaged */
    public CprNumber open(byte[] sealed, SealContext context) {
        return CprNumber.parse(openText(sealed, context));
    }

    public byte[] sealText(String text, SealContext context) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), context.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** @throws SealBroken when the value was not sealed for this place, or is damaged */
    public String openText(byte[] sealed, SealContext context) {
        try {
            return new String(aead.decrypt(sealed, context.associatedData()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealBroken(context);
        }
    }

    /** The index to store, under the current key. */
    public CprIndex index(CprNumber cpr, UUID organisationId) {
        return indexKeys.current().index(cpr, organisationId);
    }

    /** The index under every key there is, the current one first: what to look for while keys are being changed. */
    public List<CprIndex> indexes(CprNumber cpr, UUID organisationId) {
        return indexKeys.all().stream()
                .map(key -> key.index(cpr, organisationId))
                .toList();
    }
}

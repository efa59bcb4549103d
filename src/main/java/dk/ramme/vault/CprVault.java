package dk.ramme.vault;

import com.google.crypto.tink.Aead;
import dk.ramme.identifier.CprNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps CPR numbers and other secrets: seals them for one place in the database, and makes the keyed index they are
 * found by. Safe for use by many threads; keys that are added to their files are taken up while it is in use.
 */
public final class CprVault {

    /** A sealed value begins with one byte that is always the same and four that name its key (Tink's prefix). */
    static final int MARK = 5;

    private final KeySource keys;

    CprVault(KeySource keys) {
        this.keys = keys;
    }

    CprVault(Aead aead, IndexKeys indexKeys) {
        this(KeySource.of(new Keys(aead, indexKeys)));
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
            return keys.now().aead().encrypt(text.getBytes(StandardCharsets.UTF_8), context.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** @throws SealBroken when the value was not sealed for this place, or is damaged */
    public String openText(byte[] sealed, SealContext context) {
        try {
            return openWith(keys.now(), sealed, context);
        } catch (GeneralSecurityException unknown) {
            // perhaps sealed under a key that was added a moment ago
            try {
                return openWith(keys.readAnew(), sealed, context);
            } catch (GeneralSecurityException e) {
                throw new SealBroken(context);
            }
        }
    }

    /** The same under the key that seals now. @throws SealBroken when it does not open */
    public byte[] reseal(byte[] sealed, SealContext context) {
        return sealText(openText(sealed, context), context);
    }

    /** What everything begins with that is sealed now; what begins otherwise was sealed under another key. */
    public byte[] mark() {
        try {
            return Arrays.copyOf(keys.now().aead().encrypt(new byte[0], new byte[0]), MARK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    private static String openWith(Keys keys, byte[] sealed, SealContext context) throws GeneralSecurityException {
        return new String(keys.aead().decrypt(sealed, context.associatedData()), StandardCharsets.UTF_8);
    }

    /** The index to store, under the current key. */
    public CprIndex index(CprNumber cpr, UUID organisationId) {
        return keys.now().indexKeys().current().index(cpr, organisationId);
    }

    /**
     * A keyed hash to know something by that is not kept. With another current key it is another: whoever counts by it
     * begins anew.
     *
     * @param purpose what it is for, so that it cannot be compared with what is known for another
     */
    public byte[] fingerprint(String purpose, String text) {
        return keys.now().indexKeys().current().fingerprint(purpose, text);
    }

    /** The same under every key there is, by the version of the key. */
    public Map<Short, byte[]> fingerprints(String purpose, String text) {
        return keys.now().indexKeys().all().stream()
                .collect(Collectors.toMap(IndexKey::version, key -> key.fingerprint(purpose, text)));
    }

    /** The version of the key that makes indexes now. */
    public short currentIndexKey() {
        return keys.now().indexKeys().current().version();
    }

    /** Uses what the key files say at this moment, and not what they said when they were looked at last. */
    public void readKeysAnew() {
        keys.readAnew();
    }

    /** The index under every key there is, the current one first: what to look for while keys are being changed. */
    public List<CprIndex> indexes(CprNumber cpr, UUID organisationId) {
        return keys.now().indexKeys().all().stream()
                .map(key -> key.index(cpr, organisationId))
                .toList();
    }

    /** A sealed value does not open here: it was changed, moved from its place, or sealed under a key that is gone. */
    public static class SealBroken extends RuntimeException {

        SealBroken(SealContext context) {
            super("a sealed value does not open in " + context.table() + "." + context.column() + " of row "
                    + context.rowId());
        }
    }
}

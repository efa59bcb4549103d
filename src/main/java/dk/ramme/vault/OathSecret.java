package dk.ramme.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dk.ramme.vault.CprVault.SealBroken;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a device that shows codes, and the codes it makes (RFC 4226; RFC 6238 counts in steps of time). */
public final class OathSecret {

    private static final int FRESH_BYTES = 20;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private OathSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** 160 random bits, as RFC 4226 recommends. */
    public static OathSecret fresh() {
        byte[] random = new byte[FRESH_BYTES];
        RANDOM.nextBytes(random);
        return new OathSecret(random);
    }

    /** @throws IllegalArgumentException when the secret is shorter than the 128 bits of RFC 4226 */
    public static OathSecret of(byte[] bytes) {
        if (bytes.length < 16 || bytes.length > 64) {
            throw new IllegalArgumentException("a secret has 16 to 64 bytes");
        }
        return new OathSecret(bytes);
    }

    /** The code at a position: the counter, or the number of the step of time. */
    public String code(long position, int digits, OathHash hash) {
        byte[] mac = mac(ByteBuffer.allocate(Long.BYTES).putLong(position).array(), hash);
        int offset = mac[mac.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(mac).getInt(offset) & 0x7fffffff;
        return String.format(Locale.ROOT, "%0" + digits + "d", truncated % POWERS[digits]);
    }

    /** Compares in a time that does not tell how much was right. */
    public boolean makes(String code, long position, int digits, OathHash hash) {
        return MessageDigest.isEqual(code(position, digits, hash).getBytes(US_ASCII), code.getBytes(US_ASCII));
    }

    public byte[] seal(CprVault vault, SealContext place) {
        return vault.sealText(Base64.getEncoder().encodeToString(bytes), place);
    }

    /** @throws SealBroken when it was not sealed for this place, or is damaged */
    public static OathSecret open(CprVault vault, byte[] sealed, SealContext place) {
        return new OathSecret(Base64.getDecoder().decode(vault.openText(sealed, place)));
    }

    /** As people type it into an app: base32 (RFC 4648) without padding. */
    public String base32() {
        return Base32.encode(bytes);
    }

    private byte[] mac(byte[] message, OathHash hash) {
        try {
            Mac mac = Mac.getInstance(hash.algorithm());
            mac.init(new SecretKeySpec(bytes, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + hash.algorithm(), e);
        }
    }

    @Override
    public String toString() {
        return "OathSecret[****]";
    }
}

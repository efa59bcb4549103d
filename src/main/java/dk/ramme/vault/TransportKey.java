package dk.ramme.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The pre-shared key that a maker of devices sends their secrets under: AES-128-CBC and HMAC (RFC 6030, section 6.1). */
public final class TransportKey {

    private static final int BYTES = 16;

    private final byte[] bytes;

    private TransportKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when it is not 16 bytes in hexadecimal */
    public static TransportKey parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.strip());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the key must be 32 hexadecimal digits");
        }
        return new TransportKey(bytes);
    }

    /** @param value the initialisation vector and what is encrypted @throws IllegalArgumentException when it does not open */
    public byte[] decrypt(byte[] value) {
        if (value.length < 2 * BYTES || value.length % BYTES != 0) {
            throw new IllegalArgumentException("an encrypted value has a wrong length");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(value, 0, BYTES));
            return cipher.doFinal(value, BYTES, value.length - BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a value does not open with this key");
        }
    }

    /** The key of the values' codes where the file brings none of its own. */
    public byte[] asMacKey() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /** Whether the value is what the sender sent. */
    public static boolean isGenuine(byte[] macKey, OathHash hash, byte[] value, byte[] code) {
        try {
            Mac mac = Mac.getInstance(hash.algorithm());
            mac.init(new SecretKeySpec(macKey, "RAW"));
            return MessageDigest.isEqual(mac.doFinal(value), code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + hash.algorithm(), e);
        }
    }

    @Override
    public String toString() {
        return "TransportKey[****]";
    }
}

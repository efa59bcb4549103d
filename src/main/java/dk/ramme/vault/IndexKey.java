package dk.ramme.vault;

import dk.ramme.identifier.CprNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the index: HMAC-SHA-256 over {@code "ramme/cpr/v1" 00 organisation 00 tenDigits}, the organisation's UUID
 * being its 16 bytes, most significant first.
 *
 * <p>The organisation is part of the input, so nobody can see from two organisations' rows that they know the same
 * person.
 */
final class IndexKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "ramme/cpr/v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte SEPARATOR = 0;

    private final short version;

    /** Keyed but never fed: each use feeds a clone, which is quick and safe among threads. */
    private final Mac keyed;

    IndexKey(short version, byte[] secret) {
        this.version = version;
        try {
            this.keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not to be had", e);
        }
    }

    short version() {
        return version;
    }

    CprIndex index(CprNumber cpr, UUID organisationId) {
        byte[] digits = cpr.value().getBytes(StandardCharsets.US_ASCII);
        byte[] input = ByteBuffer.allocate(PURPOSE.length + 1 + 2 * Long.BYTES + 1 + digits.length)
                .put(PURPOSE)
                .put(SEPARATOR)
                .putLong(organisationId.getMostSignificantBits())
                .putLong(organisationId.getLeastSignificantBits())
                .put(SEPARATOR)
                .put(digits)
                .array();
        return new CprIndex(version, fresh().doFinal(input));
    }

    /** HMAC-SHA-256 over {@code "ramme/" purpose 00 text}. */
    byte[] fingerprint(String purpose, String text) {
        var mac = fresh();
        mac.update(("ramme/" + purpose).getBytes(StandardCharsets.UTF_8));
        mac.update(SEPARATOR);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac fresh() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the provider of HMAC-SHA-256 cannot clone", e);
        }
    }
}

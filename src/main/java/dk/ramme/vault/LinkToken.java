package dk.ramme.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secret part of a mailed link: 256 random bits as 43 signs of base64url. Only its {@link #hash} belongs in the
 * database, since whoever reads that cannot make a link of it.
 */
public record LinkToken(String value) {

    private static final int BYTES = 32;
    private static final int LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    public LinkToken {
        if (!isWellFormed(value)) throw new IllegalArgumentException("not a link token");
    }

    public static LinkToken fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new LinkToken(ENCODER.encodeToString(random));
    }

    /** Empty for what can be no token; whether there is such a link is another question. */
    public static Optional<LinkToken> parse(@Nullable String text) {
        return text != null && isWellFormed(text) ? Optional.of(new LinkToken(text)) : Optional.empty();
    }

    /** SHA-256 of the value, to store and to look for. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkToken that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "LinkToken[****]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    /** There is one spelling of each token: the two spare bits of the last sign must be zero. */
    private static boolean isWellFormed(String text) {
        if (text.length() != LENGTH) return false;
        try {
            byte[] random = Base64.getUrlDecoder().decode(text);
            return ENCODER.encodeToString(random).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

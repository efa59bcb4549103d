package dk.ramme.login.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.springframework.session.SessionIdGenerator;

/**
 * The two names of a session: what the browser has, 256 random bits, and the hash of it that is stored. Spring Session asks
 * here for the one it stores; the one for the browser is handed over beside, on the same thread, and kept nowhere.
 */
public class SessionNames implements SessionIdGenerator {

    private static final int BYTES = 32;

    /** No name that a browser has contains a full stop. */
    private static final String STORED = "sha256.";

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final ThreadLocal<String> MADE = new ThreadLocal<>();

    private final SecureRandom random = new SecureRandom();

    /** @return the name to store */
    @Override
    public String generate() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = TEXT.encodeToString(bytes);
        MADE.set(secret);
        return stored(secret);
    }

    /** What the browser calls the session whose name was made last on this thread. */
    String takeMade() {
        var secret = Objects.requireNonNull(MADE.get());
        MADE.remove();
        return secret;
    }

    public static String stored(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return STORED + TEXT.encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static boolean isStored(String name) {
        return name.startsWith(STORED);
    }
}

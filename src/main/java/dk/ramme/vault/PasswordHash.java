package dk.ramme.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes what people choose or are told, slowly on purpose: only that belongs in the database (ASVS 6.5.2). */
public final class PasswordHash {

    private static final BCryptPasswordEncoder HASH = new BCryptPasswordEncoder(11);

    /** Of nothing that anybody types. */
    private static final String OF_NOTHING = HASH.encode("nothing");

    private PasswordHash() {}

    public static String of(String secret) {
        return HASH.encode(secret);
    }

    /** Whether it is the secret that was hashed. Where there is no hash the answer is no, and takes as long. */
    public static boolean matches(String secret, @Nullable String hash) {
        return HASH.matches(secret, hash == null ? OF_NOTHING : hash) && hash != null;
    }
}

package dk.ramme.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes what people choose or are told, slowly on purpose: only that belongs in the database (ASVS 6.5.2). */
public final class PasswordHash {

    private static final int COST = 11;

    private static volatile Made made = at(COST);

    private PasswordHash() {}

    public static String of(String secret) {
        return made.encoder.encode(secret);
    }

    /** Whether it is the secret that was hashed. Where there is no hash the answer is no, and takes as long. */
    public static boolean matches(String secret, @Nullable String hash) {
        var now = made;
        return now.encoder.matches(secret, hash == null ? now.ofNothing : hash) && hash != null;
    }

    /** For tests of what is done with a hash, which make thousands. No setting leads here, so that no installation does. */
    static void makeThemAt(int cost) {
        made = at(cost);
    }

    private static Made at(int cost) {
        var encoder = new BCryptPasswordEncoder(cost);
        return new Made(encoder, encoder.encode("nothing"));
    }

    /** @param ofNothing of nothing that anybody types */
    private record Made(BCryptPasswordEncoder encoder, String ofNothing) {}
}

package dk.ramme.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Fingerprints (SHA-256) of the keys that lie in the source tree for tests and the demonstration. Whoever reads the
 * source has them, so production refuses them.
 */
final class DemoKeys {

    /** Only tests and the run command for developers have this file; the shipped jar has not. */
    static final String MARK = "demo/demo-keyset.json";

    private static final Set<String> FINGERPRINTS = Set.of(
            "aa2e85e88548a81225ea9ee7b0ce2105d64c95f408503a85061e5e699581491d",
            "d74d29e1b4c595d71c6eb8281c8c47a16f65f639d133210862d6a14d500eb1eb");

    private DemoKeys() {}

    /** Whether this is not the shipped jar. */
    static boolean areAllowed() {
        return DemoKeys.class.getClassLoader().getResource(MARK) != null;
    }

    static boolean contain(byte[] secret) {
        return FINGERPRINTS.contains(fingerprint(secret));
    }

    static String fingerprint(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dk.ramme.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What is kept of tokens, codes and secrets. All of them are random and long, so that a quick hash does; and nobody gets back from it
 * what was hashed.
 */
final class TokenHash {

    private TokenHash() {}

    static byte[] of(String token) {
        return of(token.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares the secret of a service with what is kept of it. */
    static PasswordEncoder ofSecrets() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                return HexFormat.of().formatHex(of(String.valueOf(secret)));
            }

            @Override
            public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
                return secret != null
                        && kept != null
                        && MessageDigest.isEqual(
                                of(secret.toString()), HexFormat.of().parseHex(kept));
            }
        };
    }
}

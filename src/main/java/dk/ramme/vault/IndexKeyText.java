package dk.ramme.vault;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Index keys as they are written down: base64 of 32 random bytes, in a file as {@code version:base64} lines, with a line
 * {@code current=version} when there are several.
 */
final class IndexKeyText {

    static final int BYTES = 32;

    /** Of 32 random bytes nearly all differ; fewer than this is a key that someone typed. */
    private static final int FEWEST_DIFFERENT = 16;

    private static final String CURRENT = "current=";

    private IndexKeyText() {}

    /** The version that the file says is the current one, if it says so. */
    static @Nullable Short current(String file) {
        return file.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(CURRENT))
                .map(line -> version(line.substring(CURRENT.length())))
                .reduce((first, second) -> {
                    throw new VaultNotReady("two lines of the index keys file say which key is current.");
                })
                .orElse(null);
    }

    static String write(Map<Short, String> keys, short current) {
        var text = new StringBuilder(CURRENT).append(current).append('\n');
        new TreeMap<>(keys)
                .forEach((version, base64) ->
                        text.append(version).append(':').append(base64.strip()).append('\n'));
        return text.toString();
    }

    static String fresh() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /** Blank lines and lines that begin with {@code #} do not count. */
    static Map<Short, String> lines(String file) {
        Map<Short, String> keys = new HashMap<>();
        file.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#' && !line.startsWith(CURRENT))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon < 0)
                        throw new VaultNotReady("a line of the index keys file is not of the form version:base64.");
                    String former = keys.put(version(line.substring(0, colon)), line.substring(colon + 1));
                    if (former != null) throw new VaultNotReady("two index keys have the same version.");
                });
        return keys;
    }

    static byte[] secret(short version, String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new VaultNotReady("index key " + version + " is not base64.");
        }
        if (secret.length != BYTES) {
            throw new VaultNotReady(
                    "index key " + version + " has " + secret.length + " bytes; it must have " + BYTES + ".");
        }
        if (differentBytes(secret) < FEWEST_DIFFERENT) {
            throw new VaultNotReady("index key " + version + " is not random.");
        }
        return secret;
    }

    private static short version(String text) {
        try {
            short version = Short.parseShort(text.strip());
            if (version > 0) return version;
        } catch (NumberFormatException e) {
            // told below, without the text, which may be a key
        }
        throw new VaultNotReady("the version of an index key is not a number from 1 to " + Short.MAX_VALUE + ".");
    }

    private static long differentBytes(byte[] secret) {
        boolean[] seen = new boolean[256];
        int count = 0;
        for (byte b : secret) {
            if (!seen[b & 0xff]) count++;
            seen[b & 0xff] = true;
        }
        return count;
    }
}

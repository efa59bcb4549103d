package dk.ramme.imports.row;

/** Stands for a text, as small as a number; that two of a million coincide does not happen in practice. */
public final class TextNumber {

    private static final long SEVENTEEN_DIGITS = 100_000_000_000_000_000L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private TextNumber() {}

    public static String of(String text) {
        long hash = FACTOR;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FACTOR;
            hash ^= hash >>> 32;
        }
        return Long.toString(Math.floorMod(hash, SEVENTEEN_DIGITS));
    }
}

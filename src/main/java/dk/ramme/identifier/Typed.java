package dk.ramme.identifier;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text as people type and paste it: freed of what the eye does not see, never longer than asked for. */
final class Typed {

    /** Longest text looked at for a number; a real one with all its spaces is far shorter. */
    private static final int LONGEST_NUMBER = 64;

    private static final char MINUS_SIGN = '\u2212';

    private Typed() {}

    /** The text without spaces and hyphens of any kind, or null when it cannot be a number anyway. */
    static @Nullable String compact(@Nullable String text) {
        if (text == null) return null;
        String trimmed = trim(text);
        if (trimmed.length() > LONGEST_NUMBER) return null;
        if (isDigits(trimmed)) return trimmed;
        StringBuilder kept = new StringBuilder(trimmed.length());
        trimmed.codePoints().filter(c -> !isFiller(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Exactly the given number of digits 0-9, once spaces and hyphens are gone; otherwise null. */
    static @Nullable String digits(@Nullable String text, int length) {
        return digits(text, length, length);
    }

    static @Nullable String digits(@Nullable String text, int shortest, int longest) {
        String compact = compact(text);
        if (compact == null || compact.length() < shortest || compact.length() > longest) return null;
        return isDigits(compact) ? compact : null;
    }

    /** An empty field, or one with only blanks in it. */
    static boolean isNothing(CharSequence typed) {
        return trim(typed.toString()).isEmpty();
    }

    /** Without blanks, visible or not, at both ends. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) start++;
        while (end > start && isBlank(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }

    /** Composed form, so that å typed as one sign or as two is the same text. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The sum of each digit times its weight; the weights start over when they are fewer. */
    static int weightedSum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * weights[i % weights.length];
        }
        return sum;
    }

    static boolean isAllZeros(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    private static boolean isFiller(int c) {
        int type = Character.getType(c);
        return type == Character.SPACE_SEPARATOR
                || type == Character.DASH_PUNCTUATION
                || type == Character.FORMAT
                || c == MINUS_SIGN;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisibleSpace(c);
    }

    /** Zero-width space, word joiner and byte order mark: they come along when text is copied from a document. */
    private static boolean isInvisibleSpace(char c) {
        return c == '\u200B' || c == '\u2060' || c == '\uFEFF';
    }
}

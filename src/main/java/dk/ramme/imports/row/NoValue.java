package dk.ramme.imports.row;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What databases, spreadsheets and people write where there is nothing, and what spreadsheets write instead of a result.
 * It is nothing wherever it cannot be a value; in a column of names only what nobody is called.
 */
public final class NoValue {

    private static final int LONGEST = 24;
    /** What a text that means nothing begins with: tells nearly all others at a glance. */
    private static final String STARTS = "nuitbemvds#-–—−?.*/(<[{\\0_";

    private static final Set<String> WORDS = Set.of(
            "null",
            "nil",
            "none",
            "nan",
            "na",
            "n/a",
            "n.a.",
            "n.a",
            "i/t",
            "i.t.",
            "undefined",
            "unknown",
            "missing",
            "not available",
            "not applicable",
            "unspecified",
            "void",
            "ukendt",
            "ingen",
            "intet",
            "mangler",
            "uoplyst",
            "ikke oplyst",
            "ikke angivet",
            "ikke relevant",
            "udefineret",
            "empty",
            "blank",
            "tom",
            "tomt",
            "dbnull",
            "system.dbnull",
            "\\n",
            "#n/a",
            "#i/t",
            "#n/d",
            "#nv");
    private static final Set<String> NAMES_TOO = Set.of("tom", "na", "nan", "nil", "void", "blank");
    private static final Pattern SPREADSHEET_ERROR = Pattern.compile("#[\\p{L}\\p{N}/_ ]+[!?]|#{2,}");
    private static final Pattern SIGNS = Pattern.compile("[-–—−?.*/_]+");
    private static final Pattern ZEROS = Pattern.compile("0[0-]*");

    private NoValue() {}

    /** @param text without blanks around it */
    public static boolean is(String text, Column column) {
        if (text.isEmpty()) return true;
        if (column == Column.STATUS || text.length() > LONGEST) return false;
        char first = Character.toLowerCase(text.charAt(0));
        if (STARTS.indexOf(first) < 0) return false;
        if (first == '0') return ZEROS.matcher(text).matches() && isNoZeros(column);
        if (SIGNS.matcher(text).matches() || SPREADSHEET_ERROR.matcher(text).matches()) return true;
        return isWord(text, column);
    }

    /** {@code NULL}, and {@code (null)} or {@code <tom>} likewise, which nobody is called. */
    private static boolean isWord(String text, Column column) {
        var word = text.toLowerCase(Locale.ROOT);
        char last = text.charAt(text.length() - 1);
        boolean bracketed = "([<{".indexOf(text.charAt(0)) >= 0 && ")]>}".indexOf(last) >= 0;
        if (bracketed) return text.length() == 2 || WORDS.contains(word.substring(1, word.length() - 1));
        if (!WORDS.contains(word)) return false;
        return switch (column) {
            case NAME -> isNoName(text, word);
            case FIRST_NAME, MIDDLE_NAME, LAST_NAME -> isNoName(text, word) && !text.equals("Null");
            default -> true;
        };
    }

    /** Written as programs write it; many are called Tom, and somebody may be called Null. */
    private static boolean isNoName(String text, String word) {
        if (!NAMES_TOO.contains(word)) return true;
        return !word.equals("tom") && !word.equals("na") && (text.equals(word) || text.equals("NaN"));
    }

    private static boolean isNoZeros(Column column) {
        return switch (column) {
            case CPR, BIRTH_DATE, VALID_UNTIL, END_DATE, EMAIL, CVR -> true;
            default -> false;
        };
    }
}

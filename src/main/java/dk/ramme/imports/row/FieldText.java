package dk.ramme.imports.row;

/**
 * A field as its author meant it, freed of what programs leave around it and the eye does not see: blanks of every kind,
 * marks of width nothing, the sign by which a spreadsheet is told that digits are text, a separator too many at the end.
 * Every field of every source is read through here.
 */
public final class FieldText {

    private FieldText() {}

    public static String clean(String field) {
        var text = isPlain(field) ? field : spaced(field);
        int start = 0;
        int end = text.length();
        while (start < end && isAround(text.charAt(start))) start++;
        while (end > start && (isAround(text.charAt(end - 1)) || text.charAt(end - 1) == ';')) end--;
        return unmarked(start == 0 && end == text.length() ? text : text.substring(start, end));
    }

    public static boolean isBlank(String field) {
        for (int i = 0; i < field.length(); i++) {
            if (!isAround(field.charAt(i))) return false;
        }
        return true;
    }

    /** Nothing in it is a blank or an invisible sign other than the space; true for nearly every field. */
    private static boolean isPlain(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c < ' ' || c >= '\u007F' && (c <= '\u00A0' || c == '\u00AD' || c >= '\u0600')) return false;
        }
        return true;
    }

    /** Every blank a space, and no sign of width nothing; line breaks stay, and so do signs that turn the writing round. */
    private static String spaced(String field) {
        var text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (isInvisible(c)) continue;
            text.append(c == '\t' || c == '\u000B' || c == '\f' || Character.isSpaceChar(c) && !isLineEnd(c) ? ' ' : c);
        }
        return text.toString();
    }

    private static boolean isLineEnd(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    /** Signs that show nothing and change nothing: soft hyphen, joiners, marks of byte order and of direction. */
    private static boolean isInvisible(char c) {
        return c == '\u00AD'
                || c == '\u061C'
                || c == '\u180E'
                || c >= '\u200B' && c <= '\u200F'
                || c >= '\u2060' && c <= '\u2064'
                || c == '\uFEFF';
    }

    private static boolean isAround(char c) {
        return c <= ' ' || c >= '\u007F' && isAroundBeyondAscii(c);
    }

    private static boolean isAroundBeyondAscii(char c) {
        return c == '\u0085' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** Without the apostrophe or the formula that keep a spreadsheet from changing what follows, and without quotes around. */
    private static String unmarked(String text) {
        if (text.length() < 2) return text;
        char first = text.charAt(0);
        if (first == '\'' && isGuarded(text.charAt(1))) return clean(text.substring(1));
        boolean closed = text.charAt(text.length() - 1) == '"';
        if (closed && first == '"' && text.length() > 2) return inner(text, 1);
        if (closed && text.startsWith("=\"") && text.length() > 3) return inner(text, 2);
        return text;
    }

    private static boolean isGuarded(char c) {
        return c >= '0' && c <= '9' || c == '=' || c == '+' || c == '-' || c == '@';
    }

    private static String inner(String text, int from) {
        var inner = text.substring(from, text.length() - 1);
        return inner.indexOf('"') < 0 ? clean(inner) : text;
    }
}

package dk.ramme.imports.row;

import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a file where there is no date. */
public final class NoDate {

    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    /** What programs write for a date that is not there: day nothing, and the days that they count from. */
    private static final Set<String> NONE = Set.of(
            "0",
            "0-0-0",
            "0-0-1900",
            "1900-1-0",
            "1-0-1900",
            "0-1-1900",
            "1-1-1",
            "30-12-1899",
            "31-12-1899",
            "12-30-1899",
            "12-31-1899",
            "1899-12-30",
            "1899-12-31",
            "1-1-1900",
            "1900-1-1",
            "1-1-1753",
            "1753-1-1",
            "1-1-1601",
            "1601-1-1");

    private NoDate() {}

    /** Whether it stands for no date at all. */
    public static boolean is(String text) {
        if (text.isEmpty()) return true;
        if (text.length() > TextDate.LONGEST || !Character.isDigit(text.charAt(0))) return false;
        var day = LEADING_ZEROS.matcher(TextTime.without(text)).replaceAll("").replaceAll("\\s?[-./]\\s?", "-");
        return NONE.contains(day) && !(day.equals("1-1-1") && !text.contains("0001"));
    }
}

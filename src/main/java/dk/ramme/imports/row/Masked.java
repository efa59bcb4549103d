package dk.ramme.imports.row;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.RidNumber;
import java.util.regex.Pattern;

/** Text of a file as pages and reports may show it: no CPR number, no control characters, not endless. */
public final class Masked {

    /** Ten digits that may be a CPR number, with or without a sign between date and serial number. */
    private static final Pattern CPR =
            Pattern.compile("(?<![0-9])([0-9]{6})(\\s?[-\\u2010-\\u2015]?\\s?)[0-9]{4}(?![0-9])");

    private static final int CPR_DIGITS = 10;
    private static final int DATE_DIGITS = 6;

    /** What a number that is masked already ends in. */
    private static final String SERIAL = "****";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]");

    private static final Pattern NO_LETTER =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}&&[^\\u0080-\\u00AD\\uF8FF]]");

    private Masked() {}

    public static String text(String value, int longest) {
        return masked(value, longest, CONTROL);
    }

    /** What was written where a RID number belongs: a number of ten digits is one too, unless it can be a CPR number. */
    public static String rid(String value, int longest) {
        return RidNumber.isValid(value) && !CprNumber.isValid(value) ? value : text(value, longest);
    }

    /** The same text to be kept and read again: what would be a control character may be a letter of another encoding. */
    public static String kept(String value, int longest) {
        return masked(value, longest, NO_LETTER);
    }

    private static String masked(String value, int longest, Pattern unfit) {
        String cut = value.length() > 4 * longest ? value.substring(0, 4 * longest) : value;
        String shown = CPR.matcher(unfit.matcher(cut).replaceAll("\uFFFD")).replaceAll("$1-****");
        return shown.length() > longest ? shown.substring(0, longest - 1) + "…" : shown;
    }

    /** What was written where a CPR number belongs: of one the date may be seen, of fewer or more digits none. */
    public static String cpr(String value, int longest) {
        StringBuilder shown = new StringBuilder(text(value, longest));
        long all = value.chars().filter(Character::isDigit).count();
        int seen = all == CPR_DIGITS || value.endsWith(SERIAL) ? DATE_DIGITS : 0;
        int digits = 0;
        for (int i = 0; i < shown.length(); i++) {
            if (Character.isDigit(shown.charAt(i)) && ++digits > seen) shown.setCharAt(i, '*');
        }
        return shown.toString();
    }

    /** Whether a text that is shown everywhere, such as a name, hides a real CPR number. */
    public static boolean holdsCpr(String value) {
        return CPR.matcher(value).results().anyMatch(found -> CprNumber.isValid(found.group()));
    }
}

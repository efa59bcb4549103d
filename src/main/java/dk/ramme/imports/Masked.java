package dk.ramme.imports;

import dk.ramme.identifier.CprNumber;
import java.util.regex.Pattern;

/** Text of a file as pages and reports may show it: no CPR number, no control characters, not endless. */
final class Masked {

    /** Ten digits that may be a CPR number, with or without a sign between date and serial number. */
    private static final Pattern CPR =
            Pattern.compile("(?<![0-9])([0-9]{6})(\\s?[-\\u2010-\\u2015]?\\s?)[0-9]{4}(?![0-9])");

    private static final int DATE_DIGITS = 6;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]");

    private Masked() {}

    static String text(String value, int longest) {
        String cut = value.length() > 4 * longest ? value.substring(0, 4 * longest) : value;
        String shown = CPR.matcher(CONTROL.matcher(cut).replaceAll("\uFFFD")).replaceAll("$1-****");
        return shown.length() > longest ? shown.substring(0, longest - 1) + "…" : shown;
    }

    /** What was written where a CPR number belongs: the date may be seen, no digit after it. */
    static String cpr(String value, int longest) {
        StringBuilder shown = new StringBuilder(text(value, longest));
        int digits = 0;
        for (int i = 0; i < shown.length(); i++) {
            if (Character.isDigit(shown.charAt(i)) && ++digits > DATE_DIGITS) shown.setCharAt(i, '*');
        }
        return shown.toString();
    }

    /** Whether a text that is shown everywhere, such as a name, hides a real CPR number. */
    static boolean holdsCpr(String value) {
        return CPR.matcher(value).results().anyMatch(found -> CprNumber.isValid(found.group()));
    }
}

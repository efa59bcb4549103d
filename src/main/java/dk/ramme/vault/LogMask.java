package dk.ramme.vault;

import java.util.regex.Pattern;

/**
 * Blots out of a line for the log whatever looks like a CPR number or like the secret of a mailed link.
 *
 * <p>It is the last net, not a licence to log such things. Other numbers of ten digits (some RID numbers, all P numbers)
 * are blotted out with them; parts of a UUID are not.
 */
final class LogMask {

    /** Not inside a row of hex digits, which spares UUIDs; and not the time of the Graylog format, which must stay JSON. */
    private static final Pattern CPR =
            Pattern.compile("(?<![0-9a-fA-F]|\"timestamp\":)\\d{6}[- \u00A0\u2010-\u2014]?\\d{4}(?![0-9a-fA-F])");

    /** 43 signs of base64url with small, capital and digit among them. */
    private static final Pattern LINK_TOKEN =
            Pattern.compile("(?<![\\w-])(?=[\\w-]*\\d)(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{43}(?![\\w-])");

    private LogMask() {}

    static String mask(String line) {
        String withoutCpr = CPR.matcher(line).replaceAll("******-****");
        return LINK_TOKEN.matcher(withoutCpr).replaceAll("****");
    }
}

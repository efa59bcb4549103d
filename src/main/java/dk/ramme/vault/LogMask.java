package dk.ramme.vault;

import java.util.regex.Pattern;

/**
 * Blots out of a line for the log whatever looks like a CPR number, like the secret of a mailed link or like an e-mail
 * address, which other systems repeat in what they answer.
 *
 * <p>It is the last net, not a licence to log such things. Other numbers of ten digits (some RID numbers, all P numbers)
 * are blotted out with them; parts of a UUID are not.
 */
public final class LogMask {

    /** Not inside a row of hex digits, which spares UUIDs; and not the time of the Graylog format, which must stay JSON. */
    private static final Pattern CPR =
            Pattern.compile("(?<![0-9a-fA-F]|\"timestamp\":)\\d{6}[- \u00A0\u2010-\u2014]?\\d{4}(?![0-9a-fA-F])");

    /** 43 signs of base64url, small and capital letters among them. One in 1,500 has no digit; a class name of this length goes with it. */
    private static final Pattern LINK_TOKEN =
            Pattern.compile("(?<![\\w-])(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{43}(?![\\w-])");

    /** Also what stands for the @ where a text was made safe for somewhere else; then perhaps a folded line. */
    private static final String AT = "(?:[@\uFF20]|%40|=40|&#64;|\\s?[(\\[](?i:at)[)\\]]\\s?)(?:\\s|\\\\[rnt]){0,4}";

    /** Names have letters in their last part, unlike versions; what stands in angle brackets need have no dot. */
    private static final String DOMAIN =
            "(?:(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,63}\\.){1,20}\\p{L}[\\p{L}\\p{N}-]{1,63}|[\\p{L}\\p{N}.-]{1,255}+(?=>)"
                    + "|\\[[0-9a-fA-F.:IPv]{2,45}\\])";

    private static final Pattern EMAIL_FROM_AT = Pattern.compile(AT + DOMAIN);
    private static final String NOT_LOCAL = "<>\"'(),;:\\[]@";
    private static final int LONGEST_LOCAL = 128;

    private LogMask() {}

    public static String mask(String line) {
        String withoutCpr = CPR.matcher(line).replaceAll("******-****");
        String withoutLinks = LINK_TOKEN.matcher(withoutCpr).replaceAll("****");
        return maskEmail(withoutLinks);
    }

    private static String maskEmail(String line) {
        var found = EMAIL_FROM_AT.matcher(line);
        var masked = new StringBuilder();
        int done = 0;
        while (found.find()) {
            int begin = beginOfLocal(line, found.start(), done);
            if (begin == found.start()) continue;
            masked.append(line, done, begin).append("***@***");
            done = found.end();
        }
        return done == 0 ? line : masked.append(line, done, line.length()).toString();
    }

    /** Where what stands before the @ begins; at the @ when nothing does. */
    private static int beginOfLocal(String line, int at, int least) {
        int end = Math.max(least, at - LONGEST_LOCAL);
        if (at > end && line.charAt(at - 1) == '"') return beginOfQuoted(line, at, end);
        int begin = at;
        while (begin > end && isLocal(line.charAt(begin - 1))) begin--;
        return begin;
    }

    /** It begins after a blank or a bracket, so that no two texts of a JSON line are taken for one. */
    private static int beginOfQuoted(String line, int at, int least) {
        boolean escaped = at - 2 >= least && line.charAt(at - 2) == '\\';
        int quote = line.lastIndexOf('"', escaped ? at - 3 : at - 2);
        int begin = escaped ? quote - 1 : quote;
        boolean whole = quote > least && begin > least && (!escaped || line.charAt(begin) == '\\');
        return whole
                        && " <(;".indexOf(line.charAt(begin - 1)) >= 0
                        && !line.substring(quote, at).isBlank()
                ? begin
                : at;
    }

    private static boolean isLocal(char sign) {
        return !Character.isWhitespace(sign) && NOT_LOCAL.indexOf(sign) < 0;
    }
}

package dk.ramme.identifier;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * E-mail address as mail servers agree on it: unquoted local part of ASCII signs, domain of at least two labels.
 *
 * <p>A domain with Danish letters is kept in its ASCII form ({@code xn--...}); in the local part they are refused with a
 * reason of their own, because such mail often does not arrive. Only the domain is lower-cased: what stands before the @
 * belongs to the receiver's server. No blank or control character gets through, so an address is safe in a header.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;

    /** One sign at a time, so that no input makes the match slow. */
    private static final Pattern LOCAL_SIGNS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    public EmailAddress {
        Reading reading = read(value);
        if (reading.address == null) throw new IllegalArgumentException("not an e-mail address: " + reading.problem);
        value = reading.address;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return read(text).address != null;
    }

    /** What is wrong with the text, if anything. */
    public static Optional<EmailProblem> problem(@Nullable String text) {
        return Optional.ofNullable(read(text).problem);
    }

    public static EmailAddress parse(String text) {
        return new EmailAddress(text);
    }

    /**
     * Which mailbox an address leads to: two addresses that differ in large and small letters alone lead to one, since no
     * mailbox is known that tells them apart.
     *
     * @param kept as it was accepted once
     */
    public static String mailbox(String kept) {
        return kept.toLowerCase(Locale.ROOT);
    }

    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /**
     * An address as people write it: a domain with Danish letters, which is kept as {@code xn--...}, in those letters. Letters
     * that only look like Latin ones stay as they are kept, so that no address passes for another; what is no address is shown
     * as it stands.
     */
    public static @Nullable String shown(@Nullable String kept) {
        if (kept == null || !kept.contains("xn--")) return kept;
        var at = kept.lastIndexOf('@') + 1;
        var domain = IDN.toUnicode(kept.substring(at));
        return domain.codePoints().allMatch(EmailAddress::isPlain) ? kept.substring(0, at) + domain : kept;
    }

    private static boolean isPlain(int sign) {
        return sign < 128 || Character.UnicodeScript.of(sign) == Character.UnicodeScript.LATIN && sign < 0x180;
    }

    @Override
    public String toString() {
        return value;
    }

    private static Reading read(@Nullable String text) {
        if (text == null) return Reading.refused(EmailProblem.MALFORMED);
        String trimmed = Typed.trim(text);
        if (trimmed.length() > LONGEST) return Reading.refused(EmailProblem.TOO_LONG);
        String typed = Typed.composed(trimmed);
        int at = typed.indexOf('@');
        if (at < 1 || typed.indexOf('@', at + 1) >= 0) return Reading.refused(EmailProblem.MALFORMED);
        return read(typed.substring(0, at), typed.substring(at + 1));
    }

    private static Reading read(String local, String typedDomain) {
        String domain = domain(typedDomain);
        if (domain == null) return Reading.refused(EmailProblem.MALFORMED);
        if (local.codePoints().anyMatch(c -> c > 127 && Character.isLetter(c))) {
            return Reading.refused(EmailProblem.LETTERS);
        }
        if (!LOCAL_SIGNS.matcher(local).matches() || hasEmptyPart(local)) {
            return Reading.refused(EmailProblem.MALFORMED);
        }
        String address = local + '@' + domain;
        if (local.length() > LONGEST_LOCAL || address.length() > LONGEST) {
            return Reading.refused(EmailProblem.TOO_LONG);
        }
        return new Reading(address, null);
    }

    private static @Nullable String domain(String typed) {
        if (hasEmptyPart(typed)) return null;
        try {
            String ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return isDomain(ascii) ? ascii : null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null; // IDN answers some malformed names with an index error
        }
    }

    /** At least two labels, the last of which has a letter: an IP address is no domain. */
    private static boolean isDomain(String ascii) {
        String[] labels = ascii.split("\\.", -1);
        if (labels.length < 2 || Typed.isDigits(labels[labels.length - 1])) return false;
        for (String label : labels) {
            if (label.length() > LONGEST_LABEL || !LABEL.matcher(label).matches()) return false;
        }
        return true;
    }

    private static boolean hasEmptyPart(String dotted) {
        return dotted.isEmpty() || dotted.startsWith(".") || dotted.endsWith(".") || dotted.contains("..");
    }

    /** Either an address or what is wrong. */
    private record Reading(
            @Nullable String address, @Nullable EmailProblem problem) {

        static Reading refused(EmailProblem problem) {
            return new Reading(null, problem);
        }
    }
}

package dk.ramme.notification;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server answered to a command: the code (RFC 5321), the enhanced code (RFC 3463) where there is one, and the
 * text. It tells a refusal of this recipient or this content, which is final, from one of us, which is ours to mend.
 *
 * @param verb the command in capital letters, {@code .} for the end of the content
 * @param code -1 where there was none, because the connection broke
 * @param enhanced subject and detail, such as {@code 7.1} of {@code 5.7.1}; empty without one, and where it tells nothing
 */
record ServerAnswer(String verb, int code, String enhanced, String text) {

    private static final Pattern LINE =
            Pattern.compile("^(?:\\d{3}[ -]?\\s*)?(?:#?[245]\\.(\\d{1,3}\\.\\d{1,3})(?=\\s|$))?(.*)$");
    private static final String TELLS_NOTHING = "0.0";

    /** Addresses, and links to explanations: their words are nobody's reason. */
    private static final Pattern NO_REASON = Pattern.compile("<[^>]*>|\\S+@\\S+|https?:\\S+");

    /** Details of subject 1 that speak of the sender (RFC 3463 X.1.7, X.1.8). */
    private static final Set<String> SENDER = Set.of("1.7", "1.8");

    private static final String FULL = "2.2";

    private static final Pattern RECIPIENT_UNKNOWN = words(
            "user unknown",
            "unknown user",
            "unknown recipient",
            "recipient unknown",
            "no such (user|recipient|mailbox|address)",
            "mailbox (unavailable|not found|unknown)",
            "(user|recipient|mailbox|address|account) (does not|doesn't|not) exist",
            "null mx");

    /** Whatever speaks of who sends, from where, how much and by whose leave. Half words, for the languages around. */
    private static final Pattern OURS = words(
            "relay",
            "relais",
            "weiterleit",
            "videresend",
            "vidarebefordr",
            "auth",
            "log.?in",
            "anmeld",
            "credential",
            "password",
            "sender",
            "absender",
            "afsender",
            "avsändare",
            "exp[eé]diteur",
            "from address",
            "policy",
            "policies",
            "spam",
            "junk",
            "reputation",
            "black.?list",
            "block",
            "spærret",
            "gesperrt",
            "denied",
            "verweigert",
            "nægtet",
            "refus[eé]",
            "not (allowed|permitted|accept)",
            "nicht (erlaubt|gestattet|zugelassen)",
            "ikke tilladt",
            "spf",
            "dkim",
            "dmarc",
            "dnsbl",
            "rbl",
            "client host",
            "helo",
            "ehlo",
            "tls",
            "encrypt",
            "quota",
            "rate",
            "limit",
            "too many",
            "licen[cs]e");

    /** @param answer the answer as it came, of one line or several */
    static ServerAnswer of(@Nullable String command, int code, @Nullable String answer) {
        var lines = List.of((answer == null ? "" : answer).split("\\R"));
        var text = lines.stream()
                .map(line -> LINE.matcher(line).replaceFirst("$2").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        var enhanced = lines.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && line.group(1) != null)
                .map(line -> line.group(1))
                .filter(found -> !found.equals(TELLS_NOTHING))
                .findFirst()
                .orElse("");
        return new ServerAnswer(verb(command), code, enhanced, text);
    }

    /** What the answer makes of a mail. */
    Outcome.Kind means() {
        if (!concernsOneMail()) return Outcome.Kind.SENDING_REFUSED;
        // hanging up (421) may be about this one mail as well as about all: how many meet it tells
        if (code < 400 || code == 421) return Outcome.Kind.DOUBTED;
        if (code < 500) return enhanced.startsWith("3.") ? Outcome.Kind.DOUBTED : Outcome.Kind.LATER;
        return enhanced.isEmpty() ? byCode() : byEnhanced();
    }

    /** By this, refusals are found to be the same one. */
    String way() {
        return verb + " " + code + " " + enhanced;
    }

    /** As it stands in the log and in the row. */
    String said() {
        var full = enhanced.isEmpty() ? "" : " " + code / 100 + "." + enhanced;
        return code < 0 ? "the connection broke at " + verb : verb + ": " + code + full + " " + text;
    }

    /** Only from here on may an answer differ from one mail to the next. */
    private boolean concernsOneMail() {
        return verb.equals("RCPT") || isContent();
    }

    private boolean isContent() {
        return verb.equals("DATA") || verb.equals("BDAT") || verb.equals(".");
    }

    private Outcome.Kind byEnhanced() {
        if (enhanced.equals(FULL)) return Outcome.Kind.LATER;
        if (SENDER.contains(enhanced)) return Outcome.Kind.DOUBTED;
        var subject = enhanced.charAt(0);
        var ofRecipientOrContent = enhanced.charAt(1) == '.' && (subject == '1' || subject == '2' || subject == '6');
        return ofRecipientOrContent ? Outcome.Kind.REFUSED : Outcome.Kind.DOUBTED;
    }

    private Outcome.Kind byCode() {
        return switch (code) {
            // a mailbox that is full, or more recipients than the server likes (RFC 5321, 4.5.3.1.10)
            case 552 -> Outcome.Kind.LATER;
            case 550, 551, 553, 554 -> byWords();
            // a domain that takes no mail (RFC 7504)
            case 556 -> Outcome.Kind.REFUSED;
            default -> Outcome.Kind.DOUBTED;
        };
    }

    private Outcome.Kind byWords() {
        var reason = NO_REASON.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        if (RECIPIENT_UNKNOWN.matcher(reason).find()) return Outcome.Kind.REFUSED;
        // 554 to a recipient is a failed transaction, and no word about the recipient (RFC 5321, 4.2.3)
        var silent = code == 554 && !isContent();
        return silent || OURS.matcher(reason).find() ? Outcome.Kind.DOUBTED : Outcome.Kind.REFUSED;
    }

    private static String verb(@Nullable String command) {
        var words = (command == null ? "" : command).strip().toUpperCase(Locale.ROOT);
        var end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }

    private static Pattern words(String... any) {
        return Pattern.compile(String.join("|", any));
    }
}

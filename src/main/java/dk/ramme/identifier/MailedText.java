package dk.ramme.identifier;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people have typed and mails repeat: nothing in it may be taken for a link or for a number to call (T52). The one rule
 * for names that are typed or handed in, and for whatever was kept before there was a rule, when it comes to be mailed.
 */
public final class MailedText {

    private static final int DIGITS_OF_TELEPHONE = 8;

    /** Where the next thing of a list begins. */
    private static final Pattern NEXT = Pattern.compile("[,;] ");

    /** A day that we wrote, and nothing beside it. */
    private static final Pattern DAY = Pattern.compile("[0-3][0-9]\\.[01][0-9]\\.20[0-9]{2}");

    private MailedText() {}

    /** What a reader could follow or call, if there is anything in the name. */
    public static Optional<NameProblem> problem(String name) {
        if (WebAddress.isIn(name)) return Optional.of(NameProblem.ADDRESS);
        // signs that are digits to whoever reads them, such as ⑦, become digits
        long digits = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isDigit)
                .count();
        return digits >= DIGITS_OF_TELEPHONE ? Optional.of(NameProblem.NUMBER) : Optional.empty();
    }

    /** Whether a mail may say it: one name, or several with commas between, each of which is judged for itself; or a day. */
    public static boolean isFit(String names) {
        if (DAY.matcher(names).matches()) return true;
        return !WebAddress.isIn(names)
                && NEXT.splitAsStream(names).allMatch(name -> problem(name).isEmpty());
    }
}

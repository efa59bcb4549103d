package dk.ramme.link;

import dk.ramme.link.TemporaryCodes.Attempt;
import dk.ramme.vault.OneTimeCode;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Whether a typed code is the right one: spends a try first and compares afterwards, each committed for itself. */
@Service
public class CodeCheck {

    private final TemporaryCodes codes;

    CodeCheck(TemporaryCodes codes) {
        this.codes = codes;
    }

    /**
     * Called outside any transaction, since comparing is slow on purpose.
     *
     * @param wrong notes a wrong code
     * @param right does what the code opens and uses it up, together; {@link TemporaryCodes.Missing} is told as an answer
     */
    public Answer check(MailedLink link, OneTimeCode code, Consumer<Attempt> wrong, Consumer<UUID> right) {
        var attempt = codes.spendTry(link.subjectId()).orElse(null);
        if (attempt == null) {
            return Answer.NONE;
        }
        if (!code.matches(attempt.codeHash())) {
            wrong.accept(attempt);
            return attempt.isLast() ? Answer.LAST : Answer.WRONG;
        }
        try {
            right.accept(attempt.id());
            return Answer.RIGHT;
        } catch (TemporaryCodes.Missing replaced) {
            return Answer.NONE;
        }
    }

    /** What is said to whoever typed a code. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** Wrong, and that was the last try. */
        LAST,
        /** There is no code that could be right. */
        NONE
    }
}

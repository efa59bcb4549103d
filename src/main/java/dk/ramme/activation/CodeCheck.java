package dk.ramme.activation;

import dk.ramme.link.MailedLink;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.vault.OneTimeCode;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Whether a typed code is the user's: spends a try first and compares afterwards, each committed for itself. */
@Service
class CodeCheck {

    private final ActivationCodes codes;
    private final SelfActivation activation;

    CodeCheck(ActivationCodes codes, SelfActivation activation) {
        this.codes = codes;
        this.activation = activation;
    }

    /**
     * Called outside any transaction, since comparing is slow on purpose.
     *
     * @throws SelfActivation.LinkDead when the link was replaced or used meanwhile
     * @throws org.springframework.dao.DuplicateKeyException when the login is another user's of the organisation
     */
    Answer check(MailedLink link, MitIdIdentity identity, OneTimeCode code) {
        var attempt = codes.spendTry(link.subjectId()).orElse(null);
        if (attempt == null) {
            return Answer.NONE;
        }
        if (!code.matches(attempt.codeHash())) {
            codes.wrong(link.subjectId(), attempt);
            return attempt.tries() < ActivationCodes.TRIES ? Answer.WRONG : Answer.LAST;
        }
        try {
            activation.identified(link, identity, null, attempt.id());
            return Answer.RIGHT;
        } catch (SelfActivation.CodeMissing replaced) {
            return Answer.NONE;
        }
    }

    boolean isOpen(UUID userId) {
        return codes.canBeTyped(userId);
    }

    enum Answer {
        RIGHT,
        WRONG,
        /** Wrong, and that was the last try. */
        LAST,
        /** There is no code that could be right. */
        NONE
    }
}

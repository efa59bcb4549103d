package dk.ramme.notification;

import dk.ramme.ration.Ration;
import dk.ramme.ration.Rations;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * So many mails an hour for one mailbox, whoever sends them and whatever they tell: what people make Ramme send must bury nobody
 * (T52). What is beyond waits and is not lost.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecipientRation {

    private final Rations rations;
    private final Ration ration;

    RecipientRation(Rations rations, MailSettings settings) {
        this.rations = rations;
        this.ration = new Ration("mail-recipient", settings.perRecipient(), Duration.ofHours(1));
    }

    /** Takes one for a mail that is about to be sent; else says when there is more. */
    public Optional<Instant> take(String email) {
        rations.mark();
        return rations.takeWithin(ration, mailbox(email));
    }

    /** The mail was not sent after all. Whatever the transaction did since is undone with it. */
    public void giveBack() {
        rations.giveBack();
    }

    /** One mailbox has many addresses: what follows a plus, dots and capitals make no other one with the large providers. */
    static String mailbox(String email) {
        var small = email.toLowerCase(Locale.ROOT);
        var at = small.lastIndexOf('@');
        if (at < 1) return small;
        var local = small.substring(0, at);
        var plus = local.indexOf('+', 1);
        return (plus < 0 ? local : local.substring(0, plus)).replace(".", "") + small.substring(at);
    }
}

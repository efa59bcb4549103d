package dk.ramme.notification;

import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * So many mails an hour for one mailbox, whoever sends them and whatever they tell: what people make Ramme send must bury nobody
 * (T52). No organisation has more than half of them, so that none can hold up what the others have to say. What is beyond
 * waits and is not lost.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecipientRation {

    private final RateLimits rations;
    private final RateLimit ofMailbox;
    private final RateLimit ofOrganisation;

    RecipientRation(RateLimits rations, MailSettings settings) {
        this.rations = rations;
        int most = settings.perRecipient();
        this.ofMailbox = new RateLimit("mail-recipient", most, Duration.ofHours(1));
        this.ofOrganisation = new RateLimit("mail-recipient-of-one", half(most), Duration.ofHours(1));
    }

    private static int half(int most) {
        return most / 2 + most % 2;
    }

    /** Takes one for a mail of this organisation that is about to be sent; else says when there is more. */
    public Optional<Instant> take(String email) {
        var mailbox = mailbox(email);
        rations.mark();
        var more = rations.takeWithin(ofOrganisation, Tenancy.organisation() + " " + mailbox);
        if (more.isPresent()) return more;
        more = rations.takeWithin(ofMailbox, mailbox);
        if (more.isPresent()) rations.giveBack();
        return more;
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

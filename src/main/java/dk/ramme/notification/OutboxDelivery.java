package dk.ramme.notification;

import dk.ramme.notification.MailServer.Connection;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one mail. It is taken, sent and marked in a transaction of its own: a crash between the server's yes and our mark
 * leaves it waiting, and it is sent once more with the same Message-ID and link.
 */
@Component
class OutboxDelivery {

    private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);

    /** A refusal counts when it was repeated so often, even if no other mail shows that the server takes any. */
    private static final int OFTEN = 3;

    /** A server that has only just gone is no reason to give up mails, however old they are. */
    private static final Duration LEAST_STOP = Duration.ofHours(1);

    private static final int BATCH = 200;

    private final Outbox outbox;
    private final OutboxRows rows;
    private final LetterWriter letters;
    private final Envelope envelope;
    private final MailSettings settings;
    private final UndeliveredMail undelivered;
    private final RecipientRation ration;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RepeatedRefusals refusals = new RepeatedRefusals();

    OutboxDelivery(
            Outbox outbox,
            OutboxRows rows,
            LetterWriter letters,
            Envelope envelope,
            MailSettings settings,
            UndeliveredMail undelivered,
            RecipientRation ration,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.rows = rows;
        this.letters = letters;
        this.envelope = envelope;
        this.settings = settings;
        this.undelivered = undelivered;
        this.ration = ration;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was refused before counts no more. */
    void beginAnew() {
        refusals.forget();
    }

    /** A mail that cannot be marked, say because its organisation's rows are in trouble, holds up no other. */
    Outcome send(Outbox.Due due, Connection connection, SendingRound round) {
        try {
            var outcome = Tenancy.in(
                    due.organisationId(), () -> transaction.execute(status -> claimAndSend(due, connection, round)));
            round.cameTo(outcome);
            return outcome;
        } catch (RuntimeException failure) {
            log.error("The mail {} cannot be handled; the others go on", due.id(), failure);
            round.failed(failure);
            return Outcome.later(failure.getClass().getSimpleName());
        }
    }

    private Outcome claimAndSend(Outbox.Due due, Connection connection, SendingRound round) {
        var mail = rows.claim(due.id()).orElse(null);
        if (mail == null) {
            return Outcome.gone();
        }
        var more = ration.take(mail.recipient().email());
        if (more.isPresent()) {
            hold(mail, more.get());
            return Outcome.gone();
        }
        var outcome = deliver(mail, connection);
        if (outcome.wentWrong()) ration.giveBack();
        mark(mail, outcome, isMany(mail, outcome, round), round);
        return outcome;
    }

    /** It is no failure and does not count as one, so it is never given up for this. */
    private void hold(QueuedMail mail, Instant until) {
        rows.held(mail.id(), until, "held back: this mailbox has had its mails for the hour; next at " + until);
        undelivered.tellOfHeld(mail, until);
    }

    /** Touches no database: what fails here is the mail's trouble, what fails in marking must undo the transaction. */
    private Outcome deliver(QueuedMail mail, Connection connection) {
        try {
            connection.send(envelope.around(letters.write(mail), mail));
            return Outcome.sent();
        } catch (MessagingException problem) {
            return Outcome.of(problem);
        } catch (IllegalArgumentException impossible) {
            return Outcome.impossible(String.valueOf(impossible.getMessage()));
        } catch (RuntimeException broken) {
            log.error("The mail {} ({}) cannot be written", mail.id(), mail.letter(), broken);
            return Outcome.later(broken.getClass().getSimpleName());
        }
    }

    /** Whether the server refuses one after the other; then it is the server's fault, whatever it says, and the round stops. */
    private boolean isMany(QueuedMail mail, Outcome outcome, SendingRound round) {
        switch (outcome.kind()) {
            case SENT -> refusals.accepted(clock.instant());
            case REFUSED, DOUBTED -> {
                if (refusals.refused(mail.recipient().email(), outcome.way())) {
                    round.stop(outcome.reason());
                    return true;
                }
            }
            default -> {
                // says nothing about what other mails meet
            }
        }
        return false;
    }

    private void mark(QueuedMail mail, Outcome outcome, boolean many, SendingRound round) {
        switch (outcome.kind()) {
            case GONE -> {}
            case SENT -> rows.sent(mail.id());
            case IMPOSSIBLE -> giveUp(mail, outcome.reason());
            case SENDING_REFUSED -> rows.note(mail.id(), outcome.reason());
            case LATER -> later(mail, outcome);
            case DOUBTED -> {
                if (refusals.isFirst() && mail.attempts() == 0 && !round.isAsking()) warn(mail, outcome);
                later(mail, outcome);
            }
            case REFUSED -> {
                if (!many && !round.isAsking() && isBelieved(mail)) {
                    giveUp(mail, outcome.reason());
                } else {
                    later(mail, outcome);
                }
            }
        }
    }

    /** A server that refuses everybody would burn what waits, so a refusal must be repeated while it takes other mails. */
    private boolean isBelieved(QueuedMail mail) {
        if (mail.attempts() == 0) return false;
        var refusedBefore = mail.dueAt().minus(settings.wait(mail.attempts()));
        return mail.attempts() + 1 >= OFTEN || refusals.acceptedSince(refusedBefore);
    }

    private void later(QueuedMail mail, Outcome outcome) {
        if (mail.createdAt().plus(settings.giveUpAfter()).isAfter(clock.instant())) {
            rows.later(mail.id(), clock.instant().plus(settings.wait(mail.attempts() + 1)), outcome.reason());
        } else {
            giveUp(mail, outcome.reason());
        }
    }

    private static void warn(QueuedMail mail, Outcome outcome) {
        log.warn(
                "The mail server refuses the mail {} ({}), and not for its recipient's sake; it waits: {}",
                mail.id(),
                mail.letter(),
                outcome.reason());
    }

    /**
     * Gives up what has waited too long for a server that takes nothing. What others have in hand is left to them: to ask for it
     * again and again would be to wait for it at full speed.
     */
    void giveUpOld(StoppedSending stop) {
        if (stop.since().plus(LEAST_STOP).isAfter(clock.instant())) {
            return;
        }
        long givenUp;
        do {
            givenUp =
                    old().stream().filter(one -> isGivenUp(one, stop.reason())).count();
        } while (givenUp > 0);
    }

    private boolean isGivenUp(Outbox.Due old, String reason) {
        return Boolean.TRUE.equals(Tenancy.in(
                old.organisationId(),
                () -> transaction.execute(status -> {
                    var mail = rows.claim(old.id());
                    mail.ifPresent(one -> giveUp(one, reason));
                    return mail.isPresent();
                })));
    }

    private List<Outbox.Due> old() {
        var limit = clock.instant().minus(settings.giveUpAfter());
        return Tenancy.on(
                CrossTenantTask.OUTBOX, () -> transaction.execute(status -> rows.writtenBefore(limit, BATCH)));
    }

    private void giveUp(QueuedMail mail, String reason) {
        log.warn("The mail {} ({}) is given up: {}", mail.id(), mail.letter(), reason);
        rows.failed(mail.id(), reason);
        undelivered.tell(mail);
    }
}

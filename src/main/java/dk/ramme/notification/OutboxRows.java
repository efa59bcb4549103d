package dk.ramme.notification;

import dk.ramme.organisation.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sender's side of the outbox: who has a mail in hand, and what becomes of it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutboxRows {

    private final OutboxMails mails;
    private final Organisations organisations;
    private final Clock clock;

    OutboxRows(OutboxMails mails, Organisations organisations, Clock clock) {
        this.mails = mails;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Takes the mail for this transaction; empty when another sender has it, or it is due no more. */
    public Optional<QueuedMail> claim(UUID id) {
        return mails.claim(id, clock.instant()).map(mail -> mail.queued(cvr(mail.organisationId())));
    }

    /** What is due and was written before that moment, on duty for all organisations. */
    public List<Outbox.Due> writtenBefore(Instant moment, int most) {
        return mails.dueAndWrittenBefore(clock.instant(), moment, Limit.of(most));
    }

    private String cvr(UUID organisation) {
        return organisations.findById(organisation).orElseThrow().cvr().value();
    }

    public void sent(UUID id) {
        mark(id, mail -> mail.sent(clock.instant()));
    }

    public void failed(UUID id, String error) {
        mark(id, mail -> mail.fail(error));
    }

    public void later(UUID id, Instant next, String error) {
        mark(id, mail -> mail.tryAgain(next, error));
    }

    /** It waits until then, and not because anything went wrong. */
    public void held(UUID id, Instant until, String why) {
        mark(id, mail -> mail.hold(until, why));
    }

    /** Why it still waits; it is due as before. */
    public void note(UUID id, String error) {
        mark(id, mail -> mail.note(error));
    }

    /** The mail has been claimed in this transaction, which knows it still. */
    private void mark(UUID id, Consumer<OutboxMail> how) {
        var mail = mails.findById(id).orElseThrow();
        how.accept(mail);
        mails.saveAndFlush(mail);
    }
}

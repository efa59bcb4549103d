package dk.ramme.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sender's side of the outbox: what is due, and what becomes of a mail that was claimed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutboxRows {

    private final OutboxMails mails;
    private final JdbcClient jdbc;
    private final Clock clock;

    OutboxRows(OutboxMails mails, JdbcClient jdbc, Clock clock) {
        this.mails = mails;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is due, on duty for all organisations. They take turns: the oldest mail of each, then the second oldest, so
     * that one with ten thousand mails holds up nobody. Nothing is locked yet.
     */
    public List<Due> due(int most) {
        return jdbc.sql("""
                with recursive waiting(organisation_id) as (
                    (select organisation_id from outbox_mail where state = 'QUEUED' and next_attempt_at <= :now
                        order by organisation_id limit 1)
                    union all
                    select (select m.organisation_id from outbox_mail m where m.state = 'QUEUED'
                        and m.next_attempt_at <= :now and m.organisation_id > w.organisation_id
                        order by m.organisation_id limit 1)
                    from waiting w where w.organisation_id is not null)
                select id, organisation_id from (
                    select mail.* from waiting w cross join lateral (
                        select id, organisation_id, row_number() over (order by next_attempt_at, id) as turn
                        from outbox_mail where organisation_id = w.organisation_id and state = 'QUEUED'
                            and next_attempt_at <= :now
                        order by next_attempt_at, id limit :most) mail) turns
                order by turn, random() limit :most
                """)
                .param("now", now())
                .param("most", most)
                .query(Due.class)
                .list();
    }

    /** What is due and was written before, on duty for all organisations. */
    public List<Due> dueAndWrittenBefore(Instant moment, int most) {
        return jdbc.sql("""
                select id, organisation_id from outbox_mail
                where state = 'QUEUED' and next_attempt_at <= :now and created_at <= :moment limit :most
                """)
                .param("now", now())
                .param("moment", Timestamp.from(moment))
                .param("most", most)
                .query(Due.class)
                .list();
    }

    /** Takes the mail for this transaction; empty when another sender has it, or it is due no more. */
    public Optional<QueuedMail> claim(UUID id) {
        return mails.claim(id, clock.instant()).map(OutboxMail::queued);
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

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** A mail whose time has come, and whose it is. */
    record Due(UUID id, UUID organisationId) {}
}

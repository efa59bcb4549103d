package dk.ramme.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The mails in the outbox of the organisation the transaction runs for. */
interface OutboxMails extends Repository<OutboxMail, UUID> {

    OutboxMail saveAndFlush(OutboxMail mail);

    Optional<OutboxMail> findById(UUID id);

    /** Of many senders one has it, and nobody waits for it: empty when another has, or it is due no more. */
    @NativeQuery("select * from outbox_mail where id = :id and state = 'QUEUED' and next_attempt_at <= :now"
            + " for update skip locked")
    Optional<OutboxMail> claim(UUID id, Instant now);

    /** What is due and was written before that moment, on duty for all organisations. */
    @Query("select new dk.ramme.notification.Outbox$Due(m.id, m.organisationId) from OutboxMail m"
            + " where m.state = dk.ramme.notification.OutboxMail.State.QUEUED and m.nextAttemptAt <= :now"
            + " and m.createdAt <= :moment")
    List<Outbox.Due> dueAndWrittenBefore(Instant now, Instant moment, Limit most);

    /** Across organisations: those that have mails which wait no more, or notifications, from before then. */
    @Query("select m.organisationId from OutboxMail m"
            + " where m.state <> dk.ramme.notification.OutboxMail.State.QUEUED and m.createdAt < :mails"
            + " union select n.organisationId from Notification n where n.createdAt < :notifications")
    List<UUID> organisationsWithOld(Instant mails, Instant notifications);

    /** Mails from before then that went out or never shall: at once, none of them is loaded in that transaction. */
    @Modifying
    @Query("delete from OutboxMail m where m.state <> dk.ramme.notification.OutboxMail.State.QUEUED"
            + " and m.createdAt < :before")
    int eraseEnded(Instant before);
}

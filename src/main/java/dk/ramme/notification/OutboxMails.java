package dk.ramme.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** The mails in the outbox of the organisation the transaction runs for. */
interface OutboxMails extends Repository<OutboxMail, UUID> {

    OutboxMail saveAndFlush(OutboxMail mail);

    Optional<OutboxMail> findById(UUID id);

    /** Of many senders one has it, and nobody waits for it: empty when another has, or it is due no more. */
    @NativeQuery("select * from outbox_mail where id = :id and state = 'QUEUED' and next_attempt_at <= :now"
            + " for update skip locked")
    Optional<OutboxMail> claim(UUID id, Instant now);
}

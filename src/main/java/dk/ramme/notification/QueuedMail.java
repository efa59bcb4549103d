package dk.ramme.notification;

import dk.ramme.notification.Mail.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the outbox, as the sender takes it.
 *
 * @param cvr the number of the organisation it is about
 */
@SuppressWarnings("ArrayRecordComponent")
record QueuedMail(
        UUID id,
        UUID organisationId,
        String cvr,
        Recipient recipient,
        String letter,
        List<?> arguments,
        String href,
        byte @Nullable [] linkSealed,
        @Nullable UUID subjectId,
        int attempts,
        Instant dueAt,
        Instant createdAt) {}

package dk.ramme.notification;

import dk.ramme.notification.Mail.Recipient;
import dk.ramme.tenancy.OrganisationOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox. Mails are queued and cancelled by the thousand; what becomes of one that is being sent is marked on
 * it, by the sender who has claimed it. Its link is kept no longer than it waits.
 */
@Entity
@Table(name = "outbox_mail")
class OutboxMail extends OrganisationOwned {

    private static final int LONGEST_ERROR = 500;

    @Column(updatable = false)
    private String recipient;

    @Column(updatable = false)
    private String recipientName;

    @Column(updatable = false)
    private String language;

    @Column(updatable = false)
    private String template;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private Outbox.Model model;

    @Column(updatable = false)
    private @Nullable UUID subjectId;

    @Column(updatable = false)
    private Instant createdAt;

    private byte @Nullable [] linkSealed;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;
    private Instant nextAttemptAt;
    private @Nullable Instant sentAt;
    private @Nullable String lastError;

    protected OutboxMail() {}

    /** The server has taken it. */
    void sent(Instant at) {
        end(State.SENT);
        sentAt = at;
        lastError = null;
    }

    /** It is never sent. */
    void fail(String error) {
        end(State.FAILED);
        lastError = shortened(error);
    }

    /** It was tried in vain, and is tried again then. */
    void tryAgain(Instant next, String error) {
        requireQueued();
        attempts++;
        nextAttemptAt = next;
        lastError = shortened(error);
    }

    /** It waits until then, and not because anything went wrong. */
    void hold(Instant until, String why) {
        requireQueued();
        nextAttemptAt = until;
        lastError = shortened(why);
    }

    /** Why it still waits; it is due as before. */
    void note(String error) {
        requireQueued();
        lastError = shortened(error);
    }

    private void end(State as) {
        requireQueued();
        state = as;
        attempts++;
        linkSealed = null;
    }

    private void requireQueued() {
        if (state != State.QUEUED) {
            throw new IllegalStateException("the mail waits no more: " + id() + " is " + state);
        }
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    /** It as the sender takes it. @param cvr the number of its organisation */
    QueuedMail queued(String cvr) {
        return new QueuedMail(
                id(),
                organisationId(),
                cvr,
                new Recipient(recipientName, recipient, language),
                template,
                model.arguments(),
                model.href(),
                linkSealed,
                subjectId,
                attempts,
                nextAttemptAt,
                createdAt);
    }

    enum State {
        QUEUED,
        SENT,
        FAILED,
        CANCELLED
    }
}

package dk.ramme.link;

import dk.ramme.tenancy.OrganisationOwned;
import dk.ramme.vault.OneTimeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a temporary code: never the code itself. It is a user's or an invited administrator's, open until it has
 * been used or revoked, and can be typed while it is open, its time has not run out, and a try is left (A2, S1).
 * Tries are spent in transactions of their own beside whoever replaces or uses it: no more is written here than was changed.
 */
@Entity
@Table(name = "activation_code")
@DynamicUpdate
public class TemporaryCode extends OrganisationOwned {

    /** How often a code may be typed wrong. */
    static final int TRIES = 3;

    static final Duration LIFETIME = Duration.ofDays(30);

    @Column(updatable = false)
    private @Nullable UUID userId;

    @Column(updatable = false)
    private @Nullable UUID appointmentId;

    @Column(updatable = false)
    private String codeHash;

    private short tries;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant expiresAt;

    private @Nullable Instant usedAt;
    private @Nullable Instant revokedAt;

    protected TemporaryCode() {}

    /** A code that has just been made, to be typed by whom the link of this purpose leads to. */
    TemporaryCode(LinkPurpose purpose, UUID subject, OneTimeCode code, Instant now) {
        super(UUID.randomUUID());
        switch (purpose) {
            case ACTIVATION -> userId = subject;
            case SETUP -> appointmentId = subject;
        }
        this.codeHash = code.hash();
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Somebody has typed something, right or wrong. @throws IllegalStateException when it cannot be typed any more */
    TemporaryCodes.Attempt spendTry(Instant now) {
        if (!canBeTyped(now)) {
            throw new IllegalStateException("the code cannot be typed any more: " + id());
        }
        tries++;
        return new TemporaryCodes.Attempt(id(), codeHash, tries);
    }

    /** It was typed right and has opened what it was for. @throws IllegalStateException when it was used or revoked before */
    void use(Instant now) {
        requireOpen();
        usedAt = now;
    }

    /** Another takes its place. @throws IllegalStateException when it was used or revoked before */
    void revoke(Instant now) {
        requireOpen();
        revokedAt = now;
    }

    /** Whether it could be typed with success. */
    boolean canBeTyped(Instant now) {
        return isOpen() && expiresAt.isAfter(now) && triesLeft() > 0;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("the code was used or revoked before: " + id());
        }
    }

    private boolean isOpen() {
        return usedAt == null && revokedAt == null;
    }

    public int triesLeft() {
        return TRIES - tries;
    }

    public Instant madeAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}

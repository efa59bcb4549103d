package dk.ramme.link;

import dk.ramme.tenancy.OrganisationOwned;
import dk.ramme.vault.LinkToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that was mailed: what it is for and what it leads to. It proves nothing about who follows it. It is open until it
 * has been used or revoked, and lives while it is open and its time has not run out.
 */
@Entity
@Table(name = "link")
public class MailedLink extends OrganisationOwned {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private LinkPurpose purpose;

    @Column(updatable = false)
    private UUID subjectId;

    @Column(updatable = false)
    private byte[] tokenHash;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant expiresAt;

    private @Nullable Instant usedAt;
    private @Nullable Instant revokedAt;

    protected MailedLink() {}

    /** A link in the organisation that is worked for. Of the token only its hash is kept. */
    MailedLink(LinkPurpose purpose, UUID subjectId, LinkToken token, Instant now) {
        super(UUID.randomUUID());
        this.purpose = purpose;
        this.subjectId = subjectId;
        this.tokenHash = token.hash();
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.lifetime());
    }

    /** Somebody has come with it and gone where it leads. @throws IllegalStateException when it does not live */
    void use(Instant now) {
        if (!isLive(now)) {
            throw new IllegalStateException("the link is dead: " + id());
        }
        usedAt = now;
    }

    /** It leads nowhere any more. @throws IllegalStateException when it was used or revoked before */
    void revoke(Instant now) {
        if (!isOpen()) {
            throw new IllegalStateException("the link was used or revoked before: " + id());
        }
        revokedAt = now;
    }

    /** Whether it leads anywhere now. */
    public boolean isLive(Instant now) {
        return isOpen() && expiresAt.isAfter(now);
    }

    private boolean isOpen() {
        return usedAt == null && revokedAt == null;
    }

    public LinkPurpose purpose() {
        return purpose;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    byte[] tokenHash() {
        return tokenHash;
    }
}

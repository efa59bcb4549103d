package dk.ramme.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A login that is a user's: issuer and subject, as the user proved them once. Of each issuer a user has one. */
@Entity
@Table(name = "bound_identity")
@IdClass(BoundIdentity.Key.class)
public class BoundIdentity {

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    private String issuer;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    private UUID organisationId;
    private String subject;
    private Instant boundAt;

    protected BoundIdentity() {}

    BoundIdentity(User user, String issuer, String subject, Instant at) {
        this.user = user;
        this.userId = user.id();
        this.organisationId = user.organisationId();
        this.issuer = issuer;
        this.subject = subject;
        this.boundAt = at;
    }

    /** The user has proved another login of the same issuer. @return false when this one is another issuer's */
    boolean rebind(String of, String newSubject, Instant at) {
        if (!issuer.equals(of)) return false;
        subject = newSubject;
        boundAt = at;
        return true;
    }

    public UUID userId() {
        return userId;
    }

    public UUID organisationId() {
        return organisationId;
    }

    /** A user has one login of an issuer. */
    record Key(UUID userId, String issuer) implements Serializable {}
}

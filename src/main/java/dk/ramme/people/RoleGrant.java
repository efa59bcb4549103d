package dk.ramme.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** An administrator role that a user was given; it counts once they have proved who they are (U7). */
@Entity
@Table(name = "user_role")
@IdClass(RoleGrant.Key.class)
class RoleGrant {

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    @Enumerated(EnumType.STRING)
    private Role role;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    private UUID organisationId;
    private Instant givenAt;

    protected RoleGrant() {}

    RoleGrant(User user, Role role, Instant at) {
        this.user = user;
        this.userId = user.id();
        this.organisationId = user.organisationId();
        this.role = role;
        this.givenAt = at;
    }

    UUID userId() {
        return userId;
    }

    Role role() {
        return role;
    }

    /** A user holds a role once. */
    record Key(UUID userId, Role role) implements Serializable {}
}

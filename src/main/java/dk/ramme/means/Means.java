package dk.ramme.means;

import dk.ramme.tenancy.AssignedId;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What a user identifies themself with. Whoever changes one has locked its row ({@link AllMeans}), and before it the row of
 * its user ({@link MeansOwners}): rows count no versions, and the lock is what lets one of many win. No more is written than
 * was changed.
 */
@Entity
@Table(name = "user_means")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
@DynamicUpdate
abstract class Means extends AssignedId<UUID> {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID organisationId;

    @Column(updatable = false)
    private UUID userId;

    @Column(insertable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    private IdentificationMeans kind;

    private String name;

    @Enumerated(EnumType.STRING)
    private MeansState state;

    private Instant begunAt;
    private @Nullable Instant activatedAt;
    private @Nullable Instant usedAt;
    private @Nullable Instant revokedAt;

    protected Means() {}

    Means(UUID organisationId, UUID userId, IdentificationMeans kind, String name, Instant at) {
        this.id = UUID.randomUUID();
        this.organisationId = organisationId;
        this.userId = userId;
        this.kind = kind;
        this.name = name;
        this.state = MeansState.BEGUN;
        this.begunAt = at;
    }

    /** Its user has proved that they have it. @throws IllegalStateException when it is not begun */
    void activate(Instant at) {
        if (state != MeansState.BEGUN) {
            throw new IllegalStateException("not begun but " + state);
        }
        state = MeansState.ACTIVE;
        activatedAt = at;
    }

    /** @return whether it is in use, under another name from now on */
    boolean rename(String to) {
        if (!isActive() || name.equals(to)) {
            return false;
        }
        name = to;
        return true;
    }

    /** From now on it is good for nothing on any node. @return whether it was in use */
    boolean revoke(Instant at) {
        if (!isActive()) {
            return false;
        }
        state = MeansState.REVOKED;
        revokedAt = at;
        return true;
    }

    /** It let its user in. */
    void used(Instant at) {
        usedAt = at;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID id() {
        return id;
    }

    UUID organisationId() {
        return organisationId;
    }

    UUID userId() {
        return userId;
    }

    IdentificationMeans kind() {
        return kind;
    }

    String name() {
        return name;
    }

    boolean isBegun() {
        return state == MeansState.BEGUN;
    }

    boolean isActive() {
        return state == MeansState.ACTIVE;
    }

    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant usedAt() {
        return usedAt;
    }
}

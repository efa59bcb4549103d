package dk.ramme.means;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A device that shows or says codes, as the operator has loaded it. It is no organisation's until a user takes it into use:
 * then its secret is gone from here, and that it was here stays. Whoever changes one has locked its row ({@link Devices}).
 */
@Entity
@Table(name = "oath_token")
@DynamicUpdate
class Device {

    /** Stands where an organisation's number does for what belongs to none. */
    private static final UUID OPERATOR = new UUID(0, 0);

    private static final int FREE_TRIES = 3;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Id
    private String serial;

    @Column(updatable = false)
    private UUID id;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private IdentificationMeans kind;

    @Embedded
    private SealedMaker maker;

    @Column(updatable = false)
    private long lastPosition;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int wrong;

    private @Nullable Instant waitUntil;

    @Column(updatable = false)
    private Instant loadedAt;

    private @Nullable Instant takenAt;
    private @Nullable UUID assignedTo;

    protected Device() {}

    /** It is sent to this user, who is the only one who can take it into use. @return false when somebody has it */
    boolean assign(UUID user) {
        if (takenAt != null || assignedTo != null) {
            return false;
        }
        assignedTo = user;
        return true;
    }

    /** Whether this user can take it into use: nobody has it, and it was sent to nobody else. */
    boolean isOpenTo(UUID user, IdentificationMeans as) {
        return kind == as && takenAt == null && (assignedTo == null || assignedTo.equals(user));
    }

    /**
     * Whoever reads two codes in a row from it has it in their hand and takes it out of the stock; after wrong ones nobody can
     * for a while.
     *
     * @return what makes its codes, where it is after these two; empty when they are not its, and while it has to wait
     */
    Optional<CodeMaker> take(Code first, Code second, CprVault vault, Instant now) {
        if (takenAt != null || mustWait(now)) {
            return Optional.empty();
        }
        var here = maker.open(vault, place(id), lastPosition, 0);
        var found = here.find(first, second, now).map(here::at);
        if (found.isPresent()) {
            leave(now);
        } else {
            refuse(now);
        }
        return found;
    }

    /** It never arrived: it is good for nobody from now on, unless somebody has taken it into use. */
    void discard(Instant at) {
        if (takenAt == null) {
            leave(at);
        }
    }

    private void leave(Instant at) {
        maker = maker.withoutSecret();
        takenAt = at;
    }

    private void refuse(Instant now) {
        wrong++;
        waitUntil = wrong < FREE_TRIES ? null : now.plus(PAUSE);
    }

    private boolean mustWait(Instant now) {
        return waitUntil != null && now.isBefore(waitUntil);
    }

    static SealContext place(UUID id) {
        return new SealContext("oath_token", "secret_sealed", OPERATOR, id);
    }

    String serial() {
        return serial;
    }

    IdentificationMeans kind() {
        return kind;
    }
}

package dk.ramme.people;

import dk.ramme.rights.UserRight;
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
import org.jspecify.annotations.Nullable;

/**
 * A right of a user's own: what they have by groups has no row. Those of imports are
 * written many at a time ({@code ImportedUsers}).
 */
@Entity
@Table(name = "user_right")
@IdClass(RightGrant.Key.class)
class RightGrant {

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    private String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    private UUID organisationId;

    /** Of the catalogue; null where it does not know the right, which stands in the words of its source. */
    private @Nullable String code;

    @Enumerated(EnumType.STRING)
    private Source origin;

    private Instant givenAt;

    protected RightGrant() {}

    RightGrant(User user, UserRight right, Instant at) {
        this.user = user;
        this.userId = user.id();
        this.organisationId = user.organisationId();
        this.name = right.name();
        this.code = right.code();
        this.origin = Source.GIVEN;
        this.givenAt = at;
    }

    /**
     * The user is given this right. One in the words of a source is that of the catalogue from now on, if the catalogue has
     * come to call a right so.
     *
     * @return whether it is the same
     */
    boolean regive(UserRight right, Instant at) {
        if (is(right)) return true;
        if (code != null || !name.equals(right.name())) return false;
        code = right.code();
        origin = Source.GIVEN;
        givenAt = at;
        return true;
    }

    boolean is(UserRight right) {
        return UserRight.key(code, name).equals(right.key());
    }

    /** From the old employee signatures, or from somebody here. */
    enum Source {
        IMPORTED,
        GIVEN
    }

    /** A user has a right once. */
    record Key(UUID userId, String name) implements Serializable {}
}

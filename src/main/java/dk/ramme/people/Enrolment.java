package dk.ramme.people;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How and when somebody came to be a user.
 *
 * @param identifiedAt when they proved who they are, for the first time
 * @param selfActivatedAt since when they are active
 */
@Embeddable
public record Enrolment(
        @Enumerated(EnumType.STRING) Origin origin,
        Instant createdAt,
        @Nullable Instant identifiedAt,
        @Nullable Instant selfActivatedAt) {

    public static Enrolment created(Instant at) {
        return new Enrolment(Origin.CREATED, at, null, null);
    }

    /** They come with the proof. */
    static Enrolment appointed(Instant at) {
        return new Enrolment(Origin.APPOINTED, at, at, at);
    }

    /** A user is appointed, who has just proved who they are. */
    Enrolment appoint(Instant at) {
        return new Enrolment(Origin.APPOINTED, createdAt, identifiedAt, selfActivatedAt)
                .identify(at)
                .activate(selfActivatedAt == null ? at : selfActivatedAt);
    }

    /** Proved already: nothing changes. */
    Enrolment identify(Instant at) {
        return identifiedAt == null ? new Enrolment(origin, createdAt, at, selfActivatedAt) : this;
    }

    /** @param at null for who is active no more */
    Enrolment activate(@Nullable Instant at) {
        return new Enrolment(origin, createdAt, identifiedAt, at);
    }

    public boolean isAppointed() {
        return origin == Origin.APPOINTED;
    }

    public boolean isIdentified() {
        return identifiedAt != null;
    }
}

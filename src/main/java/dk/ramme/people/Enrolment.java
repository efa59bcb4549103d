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
 * @param nameDoubted whether whoever proved to be them was called otherwise in MitID, or they were renamed since
 */
@Embeddable
public record Enrolment(
        @Enumerated(EnumType.STRING) Origin origin,
        Instant createdAt,
        @Nullable Instant identifiedAt,
        @Nullable Instant selfActivatedAt,
        boolean nameDoubted) {

    public static Enrolment created(Instant at) {
        return new Enrolment(Origin.CREATED, at, null, null, false);
    }

    /** They come with the proof. */
    static Enrolment appointed(Instant at) {
        return new Enrolment(Origin.APPOINTED, at, at, at, false);
    }

    /** A user is appointed, who has just proved who they are. */
    Enrolment appoint(Instant at) {
        return new Enrolment(Origin.APPOINTED, createdAt, identifiedAt, selfActivatedAt, false)
                .identify(at, !nameDoubted)
                .activate(selfActivatedAt == null ? at : selfActivatedAt);
    }

    /** @param nameFits whether MitID calls them as they are called here; when they proved it first stays */
    Enrolment identify(Instant at, boolean nameFits) {
        return new Enrolment(origin, createdAt, identifiedAt == null ? at : identifiedAt, selfActivatedAt, !nameFits);
    }

    /** They are called otherwise from now on. */
    Enrolment renamed() {
        return new Enrolment(origin, createdAt, identifiedAt, selfActivatedAt, isIdentified());
    }

    /** @param at null for who is active no more */
    Enrolment activate(@Nullable Instant at) {
        return new Enrolment(origin, createdAt, identifiedAt, at, nameDoubted);
    }

    public boolean isAppointed() {
        return origin == Origin.APPOINTED;
    }

    public boolean isIdentified() {
        return identifiedAt != null;
    }
}

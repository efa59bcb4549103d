package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activation: whom it concerns is kept beside it, one row a user.
 *
 * @param delivery where devices are sent; null: to the organisation
 * @param asked how many users were chosen
 * @param activated how many have been activated so far
 * @param leftOut how many were left out so far, each with its reason
 */
record Activation(
        UUID id,
        Kind kind,
        State state,
        boolean privateMitId,
        Set<IdentificationMeans> separateMeans,
        UUID createdBy,
        String createdByName,
        Instant createdAt,
        int asked,
        int activated,
        int leftOut,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable DeliveryAddress delivery) {

    enum Kind {
        ACTIVATION,
        /** Users who have been activated and have not come are sent a new link. */
        LINKS
    }

    enum State {
        CHOOSING,
        RUNNING,
        FINISHED
    }

    public boolean isChoosing() {
        return state == State.CHOOSING;
    }

    public boolean isFinished() {
        return state == State.FINISHED;
    }

    public boolean sendsLinks() {
        return kind == Kind.LINKS;
    }

    /** Whether it has been said how the users shall log in. */
    public boolean hasLogin() {
        return privateMitId || !separateMeans.isEmpty();
    }

    /** Whether each of the users gets something that has to be sent. */
    public boolean ordersDevices() {
        return separateMeans.stream().anyMatch(IdentificationMeans::isPhysical);
    }

    public int done() {
        return activated + leftOut;
    }

    /** How long the rest will take at the speed so far; unknown before the first users are done. */
    Optional<Duration> timeLeft(Instant now) {
        if (startedAt == null || done() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.between(startedAt, now).multipliedBy(asked - done()).dividedBy(done()));
    }
}

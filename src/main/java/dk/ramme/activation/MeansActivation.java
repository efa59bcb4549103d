package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the separate means of a user come into the self-activation: whoever issues them implements this port. Without an
 * implementation each means is shown as one that cannot be taken into use yet.
 */
public interface MeansActivation {

    /** How far the user has come with each of the means they were given; asked inside a transaction. */
    List<Step> steps(UUID userId, Set<IdentificationMeans> given);

    /**
     * One means of a user.
     *
     * @param active whether it can be logged in with
     * @param href where the user activates it; null when that is not possible yet
     * @param held what the user has of it already and can open again
     */
    record Step(
            IdentificationMeans means,
            boolean active,
            @Nullable String href,
            List<Held> held) {}

    /**
     * A means that lets its user in again once they have chosen a new PIN for it (M5).
     *
     * @param href where they choose it
     */
    record Held(String name, boolean locked, String href) {}
}

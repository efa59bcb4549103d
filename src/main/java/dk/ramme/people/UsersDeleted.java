package dk.ramme.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * These are users no more; what they had open is called off by whoever keeps it. Of many users some are told of at a time.
 *
 * @param byName who deleted them; null when the agreement is over
 */
public record UsersDeleted(
        UUID organisationId, List<UUID> userIds, @Nullable String byName) {

    public UsersDeleted {
        userIds = List.copyOf(userIds);
    }
}

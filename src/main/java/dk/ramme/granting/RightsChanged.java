package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.UUID;

/**
 * A user was given rights, or had some taken, in one deed.
 *
 * @param byName who decided it
 */
public record RightsChanged(
        UUID organisationId, UUID userId, List<UserRight> given, List<UserRight> taken, String byName) {}

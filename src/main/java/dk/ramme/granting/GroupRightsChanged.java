package dk.ramme.granting;

import dk.ramme.people.UserGroup;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.UUID;

/**
 * Users have other rights by a group than before: the group's are others, or they came into it, or are in it no more.
 *
 * @param byName who decided it
 */
public record GroupRightsChanged(
        UUID organisationId,
        UserGroup group,
        List<UUID> users,
        List<UserRight> given,
        List<UserRight> taken,
        String byName) {}

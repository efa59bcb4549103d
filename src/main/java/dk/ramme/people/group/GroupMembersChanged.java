package dk.ramme.people.group;

import dk.ramme.people.UserGroup;
import java.util.List;
import java.util.UUID;

/**
 * Users were put in a group, or are in it no more. Told while the group is still there.
 *
 * @param byName who decided it
 */
public record GroupMembersChanged(
        UUID organisationId, UserGroup group, List<UUID> joined, List<UUID> left, String byName) {}

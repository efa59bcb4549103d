package dk.ramme.granting;

import dk.ramme.people.UserGroup;
import java.util.UUID;

/** The rights of a group, and so of all who are in it, are others than before. */
public record GroupRightsChanged(UUID organisationId, UserGroup group, String byName) {}

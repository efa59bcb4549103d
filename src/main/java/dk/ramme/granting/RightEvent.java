package dk.ramme.granting;

import dk.ramme.people.UserGroup;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.UUID;

/** What happens to rights and what is asked for. */
public sealed interface RightEvent {

    /** A user has asked for a right. */
    record RightRequested(UUID organisationId, UUID requestId, String userName) implements RightEvent {}

    /** A rights administrator has said no to a user who asked for a right. */
    record RightRefused(UUID organisationId, UUID requestId, UUID userId, UserRight right, String answer, String byName)
            implements RightEvent {}

    /**
     * A user was given rights, or had some taken, in one deed.
     *
     * @param byName who decided it
     */
    record RightsChanged(
            UUID organisationId, List<UUID> users, List<UserRight> given, List<UserRight> taken, String byName)
            implements RightEvent {}

    /**
     * Users have other rights by a group than before: the group's are others, or they came into it, or are in it no more.
     *
     * @param byName who decided it
     */
    record GroupRightsChanged(
            UUID organisationId,
            UserGroup group,
            List<UUID> users,
            List<UserRight> given,
            List<UserRight> taken,
            String byName)
            implements RightEvent {}
}

package dk.ramme.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to users. */
public sealed interface UserEvent {

    /**
     * What the organisation knows of a user was corrected.
     *
     * @param formerEmail the address they had, when that was changed
     * @param whoTheyAre whether it is name, e-mail, CPR number or birth date, rather than the language
     * @param identity whether it is one of these but the e-mail
     * @param linkKilled whether the link they were mailed leads nowhere now
     */
    record UserEdited(
            UUID organisationId,
            UUID userId,
            @Nullable String formerEmail,
            boolean whoTheyAre,
            boolean identity,
            boolean linkKilled,
            String byName)
            implements UserEvent {}

    /**
     * A user was given an administrator role, or had it taken.
     *
     * @param byName who decided it
     */
    record RoleChanged(UUID organisationId, UUID userId, Role role, boolean given, String byName)
            implements UserEvent {}

    /** What active users may log in with is not what it was. */
    record WaysChanged(UUID organisationId, String byName, List<Changed> users) implements UserEvent {

        public WaysChanged {
            users = List.copyOf(users);
        }

        /** Of one of them. */
        public record Changed(UUID userId, Ways ways) {}

        /**
         * @param given what they may log in with now and could not before
         * @param taken what lets them in no more
         * @param left all that they may log in with now
         */
        public record Ways(List<LoginMeans> given, List<LoginMeans> taken, List<LoginMeans> left) {}
    }

    /**
     * These may not act for the organisation until they are reopened. Of many users some are told of at a time.
     *
     * @param byName who suspended them; null when their last day is over
     */
    record UsersSuspended(
            UUID organisationId,
            List<UUID> userIds,
            @Nullable String byName) implements UserEvent {

        public UsersSuspended {
            userIds = List.copyOf(userIds);
        }
    }

    /** These were suspended, and may act for the organisation again. */
    record UsersReopened(UUID organisationId, List<UUID> userIds, String byName) implements UserEvent {

        public UsersReopened {
            userIds = List.copyOf(userIds);
        }
    }

    /** A deleted user is one again, deactivated: somebody has to activate them anew. */
    record UserBroughtBack(UUID organisationId, UUID userId, String byName) implements UserEvent {}

    /**
     * Two users were one person, and are one user.
     *
     * @param leftEmail where the one is written to who is no user of their own any more, if they were written to before
     */
    record UsersMerged(
            UUID organisationId,
            UUID keptId,
            UUID leftId,
            @Nullable String leftEmail,
            String byName) implements UserEvent {}

    /** One user is two again, as they were before. */
    record UsersParted(UUID organisationId, UUID keptId, String byName) implements UserEvent {}

    /**
     * These are users no more; what they had open is called off by whoever keeps it. Of many users some are told of at a time.
     *
     * @param byName who deleted them, which they are told; null when the agreement is over, or they became part of another user
     */
    record UsersDeleted(
            UUID organisationId,
            List<UUID> userIds,
            @Nullable String byName) implements UserEvent {

        public UsersDeleted {
            userIds = List.copyOf(userIds);
        }
    }
}

package dk.ramme.people.merging;

import dk.ramme.people.PersonsToldApart;
import dk.ramme.people.UserState;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.people.merging.Merging.Refusal;
import dk.ramme.people.profile.UserProfiles;
import dk.ramme.people.profile.UserProfiles.Profile;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who can be the same person as a user, and two of them side by side. */
@Service
@Transactional(readOnly = true)
class Comparing {

    private final UserProfiles profiles;
    private final MergeRows rows;
    private final PersonsToldApart apart;

    Comparing(UserProfiles profiles, MergeRows rows, PersonsToldApart apart) {
        this.profiles = profiles;
        this.rows = rows;
        this.apart = apart;
    }

    /** @throws UnknownUser when there is no such user, or no longer */
    public Found find(UUID id) {
        return new Found(profile(id), rows.likely(id));
    }

    /** @throws UnknownUser when one of them is no user, or no longer */
    public Compared compare(UUID one, UUID other) {
        var pair = rows.find(one, other).orElseThrow(UnknownUser::new);
        var turned = rows.find(other, one).orElseThrow(UnknownUser::new);
        return new Compared(
                Stream.of(one, other).map(this::profile).toList(),
                Merging.refusal(pair),
                Merging.refusal(turned),
                pair.alike(),
                pair.administers(),
                apart.areTwo(Tenancy.organisation(), one, other));
    }

    private Profile profile(UUID id) {
        return profiles.find(id)
                .filter(found -> found.user().state() != UserState.DELETED)
                .orElseThrow(UnknownUser::new);
    }

    /** A user, and those who can be the same person. */
    record Found(Profile profile, List<Likely> likely) {}

    /**
     * Two users side by side.
     *
     * @param keepOne why the first cannot be kept in the place of the second, if it cannot
     * @param keepOther the same of the second
     * @param alike whether they can be one person
     * @param administers whether one of them has a role, so that an organisation administrator decides
     * @param apart whether somebody has said that they are two persons
     */
    record Compared(
            List<Profile> both,
            @Nullable Refusal keepOne,
            @Nullable Refusal keepOther,
            boolean alike,
            boolean administers,
            boolean apart) {

        /** Whether this one can be kept. */
        public boolean mayKeep(UUID id) {
            return (both.get(0).user().id().equals(id) ? keepOne : keepOther) == null;
        }

        /** Whether each has proved who they are, with a MitID of their own. */
        public boolean bothProved() {
            return keepOne == Refusal.BOTH_PROVED;
        }
    }

    /** @param apart whether an administrator has said that they are two persons */
    record Likely(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String rid,
            UserState state,
            boolean apart) {}
}

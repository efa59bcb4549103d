package dk.ramme.activation;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.Users;
import dk.ramme.people.need.StrandedUsers;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What users need who can log in with nothing, besides being given something: whoever is active among them has to come by a link
 * again, as when it is done to one, and is sent it. Whoever does it stays active, and so does whom the organisation would be
 * left without administrators for. Whoever calls has locked the organisation and the users.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class StrandedHelp {

    private final Organisations organisations;
    private final UsersInNeed inNeed;
    private final Users users;
    private final IssuingLinks issuing;
    private final Actors actors;
    private final AuditTrail trail;
    private final StrandedUsers stranded;
    private final LockedUsers locked;
    private final Clock clock;

    StrandedHelp(
            Organisations organisations,
            UsersInNeed inNeed,
            Users users,
            IssuingLinks issuing,
            Actors actors,
            AuditTrail trail,
            StrandedUsers stranded,
            LockedUsers locked,
            Clock clock) {
        this.organisations = organisations;
        this.inNeed = inNeed;
        this.users = users;
        this.issuing = issuing;
        this.actors = actors;
        this.trail = trail;
        this.stranded = stranded;
        this.locked = locked;
        this.clock = clock;
    }

    /** Nothing stands in their way, and of all others this. @param by who does it */
    public Hindrance orElse(Hindrance ofOthers, UUID by) {
        return stranded.orElse(ofOthers, by, organisation().loginPolicy());
    }

    /** Those among them who can log in with nothing, and the separate means they were given. @param by who does it */
    public Map<UUID, Set<IdentificationMeans>> among(Collection<UUID> these, UUID by) {
        return stranded.among(these, by, organisation().loginPolicy());
    }

    /** They have been given something, and come by a link from now on. @param byName who has sent it, as the mail says */
    public void bringBack(Collection<UUID> these, String byName) {
        if (these.isEmpty()) {
            return;
        }
        var awaiting = stranded.awaitAnew(these);
        trail.recordEach(
                WaitingAgain.EVENT, "user", awaiting.stream().collect(Collectors.toMap(id -> id, id -> Map.of())));
        var hindrance =
                ExclusionRules.toSendLinks(inNeed.parameters(organisation().loginPolicy()), clock.instant());
        var reached = locked.unhindered(these, hindrance);
        if (!reached.isEmpty()) {
            trail.recordAll(actors.current(), "ACTIVATION_LINK_RESENT", "user", reached, Map.of());
            issuing.issue(users.addressed(reached), organisation(), byName, true);
        }
    }

    /**
     * What was done to bring them back is taken back: whoever waits only because of it is active as before, and the links they
     * were sent are called back.
     *
     * @param activeSince of those who were active, since when; empty where nobody knows
     */
    public void takeBack(Collection<UUID> these, Map<UUID, String> activeSince) {
        if (these.isEmpty()) {
            return;
        }
        var waiting = stranded.waiting(these);
        trail.recordAll(actors.current(), "ACTIVATION_LINK_CALLED_BACK", "user", waiting, Map.of());
        issuing.callBack(waiting, Tenancy.organisation());
        var again = waiting.stream().filter(activeSince::containsKey).toList();
        trail.recordAll(actors.current(), "USER_WAITS_NO_MORE", "user", again, Map.of());
        stranded.activeAgain(again, again.stream().map(activeSince::get).toList());
    }

    /** Those among them who wait for activation. */
    public List<UUID> waiting(Collection<UUID> these) {
        return stranded.waiting(these);
    }

    private Organisation organisation() {
        return organisations.findById(Tenancy.organisation()).orElseThrow();
    }
}

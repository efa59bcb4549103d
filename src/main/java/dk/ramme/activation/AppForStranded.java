package dk.ramme.activation;

import dk.ramme.bulk.StartingAtOnce;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.UserCondition;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the app, which costs nothing, to all who have nothing they can log in with (L3): a run like any other, so that nobody
 * waits for it, however many they are.
 */
@Service
public class AppForStranded {

    /** The deed that gives the app to many; those who have nothing else it sends links to as well ({@link StrandedHelp}). */
    public static final String DEED = "GIVE_APP";

    private final Organisations organisations;
    private final UsersInNeed inNeed;
    private final StartingAtOnce bulk;

    AppForStranded(Organisations organisations, UsersInNeed inNeed, StartingAtOnce bulk) {
        this.organisations = organisations;
        this.inNeed = inNeed;
        this.bulk = bulk;
    }

    /**
     * Given already, by a second click or a colleague: nobody is left, and nothing happens.
     *
     * @return the run; empty where there is nobody, or the organisation does not offer the app
     * @throws org.springframework.security.access.AccessDeniedException when whoever acts manages no users any more
     */
    @Transactional
    public Optional<UUID> give() {
        var policy =
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
        return policy.offers(IdentificationMeans.APP)
                ? bulk.start(DEED, new UserCondition(Attention.withoutWayIn(), inNeed.parameters(policy)))
                : Optional.empty();
    }
}

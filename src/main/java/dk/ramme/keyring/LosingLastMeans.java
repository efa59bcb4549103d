package dk.ramme.keyring;

import dk.ramme.means.MeansEvent.MeansRevoked;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.people.need.WaysIn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever has lost all that lets them in waits for a new link, in the same transaction, so that nobody is active who cannot log in. */
@Component
class LosingLastMeans {

    private final Users users;
    private final Organisations organisations;
    private final Roles roles;
    private final WaysIn ways;
    private final WaitingAgain waiting;

    LosingLastMeans(Users users, Organisations organisations, Roles roles, WaysIn ways, WaitingAgain waiting) {
        this.users = users;
        this.organisations = organisations;
        this.roles = roles;
        this.ways = ways;
        this.waiting = waiting;
    }

    @EventListener
    void on(MeansRevoked revoked) {
        var policy = organisations.lock(revoked.organisationId()).orElseThrow().loginPolicy();
        follow(users.lock(revoked.userId()).orElseThrow(), policy);
    }

    /** Something lets the locked user in no more. */
    void follow(User user, LoginPolicy policy) {
        if (user.state() == UserState.ACTIVE
                && !ways.any(user, policy)
                && !roles.isLast(user.id(), Role.ORGANISATION_ADMINISTRATOR)) {
            // the only organisation administrator stays one; a link, or their management representative, helps them in
            // again
            waiting.begin(user);
            users.save(user);
        }
    }
}

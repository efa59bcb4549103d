package dk.ramme.granting;

import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a rights administrator's answer, for the fragments {@code granting/waiting}. */
@Service("unansweredRights")
class UnansweredRights {

    private final RightRequests requests;
    private final Roles roles;

    UnansweredRights(RightRequests requests, Roles roles) {
        this.requests = requests;
        this.roles = roles;
    }

    @Transactional(readOnly = true)
    public int count() {
        return requests.countWaiting();
    }

    /** How many wait while nobody can answer. */
    @Transactional(readOnly = true)
    public int stranded() {
        return roles.holders(Role.RIGHTS_ADMINISTRATOR).isEmpty() ? requests.countWaiting() : 0;
    }
}

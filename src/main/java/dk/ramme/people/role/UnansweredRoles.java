package dk.ramme.people.role;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an organisation administrator's answer, for the fragment {@code people/waiting}. */
@Service("unansweredRoles")
class UnansweredRoles {

    private final RoleRequests requests;

    UnansweredRoles(RoleRequests requests) {
        this.requests = requests;
    }

    @Transactional(readOnly = true)
    public int count() {
        return requests.countWaiting();
    }
}

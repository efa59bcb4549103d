package dk.ramme.asking;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a user administrator's answer, for the fragment {@code asking/waiting}. */
@Service("unansweredEmployees")
class UnansweredEmployees {

    private final Requests requests;

    UnansweredEmployees(Requests requests) {
        this.requests = requests;
    }

    @Transactional(readOnly = true)
    public int count() {
        return requests.countOpen();
    }
}

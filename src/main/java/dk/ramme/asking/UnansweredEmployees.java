package dk.ramme.asking;

import dk.ramme.ui.WaitingCount;
import org.springframework.stereotype.Service;

/** What waits for a user administrator's answer, for the fragment {@code asking/waiting}. */
@Service
class UnansweredEmployees implements WaitingCount {

    @Override
    public String name() {
        return "employeeRequests";
    }

    @Override
    public String query() {
        return Requests.COUNT_OPEN;
    }
}

package dk.ramme.granting;

import dk.ramme.ui.WaitingCount;
import org.springframework.stereotype.Service;

/** What waits for a rights administrator's answer, for the fragments {@code granting/waiting}. */
@Service
class UnansweredRights implements WaitingCount {

    @Override
    public String name() {
        return "rightRequests";
    }

    @Override
    public String query() {
        return RightRequests.COUNT_WAITING;
    }
}

package dk.ramme.people.role;

import dk.ramme.ui.PageAddition;
import dk.ramme.ui.WaitingCount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for an organisation administrator's answer, for the fragment {@code people/waiting}. */
@Service
class UnansweredRoles implements WaitingCount, PageAddition {

    private final RoleRequests requests;

    UnansweredRoles(RoleRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "roleRequests";
    }

    @Override
    public String query() {
        return RoleRequests.COUNT_WAITING;
    }

    /** The page of administrators says it too. */
    @Override
    public boolean isOn(String view) {
        return view.equals("settings/administrators");
    }

    @Override
    @Transactional(readOnly = true)
    public void addTo(String view, Map<String, Object> page, HttpServletRequest request) {
        page.put("waiting", Map.of(name(), requests.countWaiting()));
    }
}

package dk.ramme.trail;

import dk.ramme.ui.PageAddition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which changes the page of a setting shows beneath it, by the names they have on the trail; the fragment is {@code trail/history}. */
@Component
class ShownChanges implements PageAddition {

    private static final List<String> LOGIN_POLICY = List.of("LOGIN_POLICY_CHANGED");

    private static final Map<String, List<String>> SHOWN = Map.of(
            "settings/login-methods",
            LOGIN_POLICY,
            "settings/means",
            LOGIN_POLICY,
            "settings/invoicing",
            List.of("INVOICING_CHANGED"),
            "settings/user-creation",
            List.of("EMPLOYEE_REQUESTS_CHANGED"),
            "settings/certificates",
            List.of("IMPORT_STARTED", "IMPORT_FINISHED"),
            "settings/administrators",
            List.of(
                    "ADMINISTRATOR_INVITED",
                    "INVITATION_SENT_AGAIN",
                    "INVITATION_WITHDRAWN",
                    "ROLE_GIVEN",
                    "ROLE_TAKEN",
                    "ROLE_REFUSED"),
            "notifications/settings",
            List.of("NEWS_MAILS_CHANGED"));

    private final ChangeHistory history;

    ShownChanges(ChangeHistory history) {
        this.history = history;
    }

    @Override
    public boolean isOn(String view) {
        return SHOWN.containsKey(view);
    }

    @Override
    public void addTo(String view, Map<String, Object> page, HttpServletRequest request) {
        page.put("changes", history.of(SHOWN.getOrDefault(view, List.of())));
    }
}

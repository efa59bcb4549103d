package dk.ramme.trail;

import dk.ramme.people.Role;
import dk.ramme.ui.PageAddition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What happened to a user, beneath their page and where two stand side by side, for those who administer users and for those who are responsible for all of it; the
 * fragment is {@code trail/user-history}.
 */
@Component
class ShownUserHistory implements PageAddition {

    private static final String PAGE = "people/user";

    /** Two users side by side, each with what happened last. */
    private static final String BESIDE = "people/same-person";

    private static final int AT_FIRST = 20;
    private static final int AT_LAST = 5;
    private static final int AT_MOST = 10_000;

    private final UserEvents events;

    ShownUserHistory(UserEvents events) {
        this.events = events;
    }

    @Override
    public boolean isOn(String view) {
        return view.equals(PAGE) || view.equals(BESIDE);
    }

    @Override
    @Transactional(readOnly = true)
    public void addTo(String view, Map<String, Object> page, HttpServletRequest request) {
        var responsible = request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name());
        if (!responsible && !request.isUserInRole(Role.USER_ADMINISTRATOR.name())) {
            return;
        }
        if (view.equals(BESIDE)) {
            page.put(
                    "happenedTo",
                    Map.of(
                            id(request, "id"),
                            last(request, "id", responsible),
                            id(request, "other"),
                            last(request, "other", responsible)));
            return;
        }
        var user = id(request, "id");
        var shown = asked(request.getParameter("history"));
        var told = events.of(user, responsible, shown + 1);
        var found = told.events();
        page.put("happened", found.size() > shown ? found.subList(0, shown) : found);
        if (found.size() > shown) {
            page.put("shownNext", shown + AT_FIRST);
        }
        if (told.lastLogin() != null) {
            page.put("lastLogin", told.lastLogin());
        }
    }

    private List<UserEvents.Event> last(HttpServletRequest request, String which, boolean responsible) {
        return events.of(id(request, which), responsible, AT_LAST).events();
    }

    private static UUID id(HttpServletRequest request, String which) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return UUID.fromString(String.valueOf(variables.get(which)));
    }

    /** How many are asked for; the address may say anything. */
    private static int asked(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,5}")
                ? Math.max(AT_FIRST, Math.min(AT_MOST, Integer.parseInt(typed)))
                : AT_FIRST;
    }
}

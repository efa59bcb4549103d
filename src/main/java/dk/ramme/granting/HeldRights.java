package dk.ramme.granting;

import dk.ramme.people.Me;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.PageAddition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.HandlerMapping;

/** Rights by groups, for the fragments {@code granting/held}: on the pages of a user, of oneself and of a group. */
@Service
class HeldRights implements PageAddition {

    private static final Set<String> PAGES =
            Set.of("home/me", "people/user", "granting/user", "people/group", "people/group-delete");

    private final GroupRights rights;
    private final Me me;

    HeldRights(GroupRights rights, Me me) {
        this.rights = rights;
        this.me = me;
    }

    @Override
    public boolean isOn(String view) {
        return PAGES.contains(view);
    }

    @Override
    @Transactional(readOnly = true)
    public void addTo(String view, Map<String, Object> page, HttpServletRequest request) {
        switch (view) {
            case "home/me" -> page.put("inherited", rights.inheritedBy(Tenancy.organisation(), me.user()));
            case "people/user", "granting/user" ->
                page.put("inherited", rights.inheritedBy(Tenancy.organisation(), id(request)));
            default -> page.put("groupRights", rights.of(Tenancy.organisation(), id(request)));
        }
    }

    /** Whose page it is. */
    private static UUID id(HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return UUID.fromString(String.valueOf(variables.get("id")));
    }
}

package dk.ramme.home;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.ui.Frame;
import dk.ramme.ui.NavigationItem;
import dk.ramme.ui.Unread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the header knows about someone who is logged in. */
@Service
class Header {

    private final Organisations organisations;
    private final Roles roles;
    private final BoundIdentities identities;
    private final Unread unread;

    Header(Organisations organisations, Roles roles, BoundIdentities identities, Unread unread) {
        this.organisations = organisations;
        this.roles = roles;
        this.identities = identities;
        this.unread = unread;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        var organisation = organisations.findById(me.organisation()).orElseThrow();
        var held = roles.of(me.user());
        var items = held.isEmpty() ? forUser() : forAdministrator(organisation.isReady());
        var ends = organisation.endsAt();
        return new Content(
                organisation.name(),
                items,
                unread.of(me.user()),
                organisation.isReady() && alone(me),
                ends == null ? null : new Frame.Ending(ends, held.contains(Role.ORGANISATION_ADMINISTRATOR)));
    }

    /** Whether nobody else is organisation administrator (docs/product.md, "Who may do what"). */
    private boolean alone(SignedIn me) {
        var administrators = roles.holders(Role.ORGANISATION_ADMINISTRATOR);
        return administrators.size() == 1 && administrators.get(0).id().equals(me.user());
    }

    /** Whether the person is a user in several organisations; asked on login duty. */
    @Transactional(readOnly = true)
    public boolean actsForSeveral(SignedIn me) {
        return identities.find(me.issuer(), me.subject()).size() > 1;
    }

    private static List<NavigationItem> forAdministrator(boolean ready) {
        var people = NavigationItem.to("people", "/users");
        var notifications = NavigationItem.to("notifications", "/notifications");
        return ready
                ? List.of(
                        people,
                        NavigationItem.to("activation", "/activation"),
                        NavigationItem.to("settings", "/settings"),
                        notifications)
                : List.of(NavigationItem.to("setup", "/setup"), people, notifications);
    }

    private static List<NavigationItem> forUser() {
        return List.of(
                new NavigationItem("me", "home.nav.me", "/me"), NavigationItem.to("notifications", "/notifications"));
    }

    record Content(
            String organisationName,
            List<NavigationItem> items,
            int unread,
            boolean alone,
            Frame.@Nullable Ending ending) {}
}

package dk.ramme.home;

import dk.ramme.login.Memberships;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import dk.ramme.people.Standing;
import dk.ramme.ui.Frame;
import dk.ramme.ui.FrameSource;
import dk.ramme.ui.NavigationItem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The header around every page: for whom one acts, who one is, where one may go. */
@Component
class SignedInFrame implements FrameSource {

    private final Memberships memberships;

    SignedInFrame(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public Frame frame(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn me)) {
            return Frame.anonymous();
        }
        return me.isGuest() ? guest(me) : user(me, standing(me, request), request.isUserInRole("ACTIVATING"));
    }

    private static Frame guest(SignedIn me) {
        return new Frame(null, me.personName(), List.of(), "/", null);
    }

    /** What the request knows already; one that has just logged somebody in reads it now. */
    private Standing standing(SignedIn me, HttpServletRequest request) {
        return Standing.of(request)
                .filter(known -> known.user().id().equals(me.user()))
                .orElseGet(() -> memberships.known(me));
    }

    /** Whoever is activating themself, or has a PIN to choose, may go nowhere else yet. */
    private static Frame user(SignedIn me, Standing standing, boolean activating) {
        var held = activating || me.isLow();
        var organisation = standing.organisation();
        return new Frame(
                organisation.name(),
                me.personName(),
                held ? List.of() : items(standing),
                activating ? "/activate" : "/home",
                standing.several() ? "/login/organisation" : null,
                !held && organisation.isReady() && standing.alone() ? alone(standing.invited()) : null,
                ending(standing));
    }

    private static Frame.Alone alone(Standing.@Nullable Invited invited) {
        return invited == null
                ? Frame.Alone.NOBODY_INVITED
                : new Frame.Alone(
                        invited.name(),
                        invited.sentAt(),
                        "/settings/administrators/invitations/" + invited.appointmentId());
    }

    private static Frame.@Nullable Ending ending(Standing standing) {
        var ends = standing.organisation().endsAt();
        return ends == null ? null : new Frame.Ending(ends, standing.roles().contains(Role.ORGANISATION_ADMINISTRATOR));
    }

    private static List<NavigationItem> items(Standing standing) {
        var notifications =
                NavigationItem.to("notifications", "/notifications").with(standing.unread(), Integer.MAX_VALUE);
        if (standing.roles().isEmpty()) {
            return List.of(new NavigationItem("me", "home.nav.me", "/me"), notifications);
        }
        var home = NavigationItem.to("home", "/home");
        var people = NavigationItem.to("people", "/users");
        if (!standing.organisation().isReady()) {
            return List.of(home, NavigationItem.to("setup", "/setup"), people, notifications);
        }
        var items = new ArrayList<>(List.of(home, people, NavigationItem.to("activation", "/activation")));
        if (standing.roles().contains(Role.USER_ADMINISTRATOR) || standing.inNeed() > 0) {
            items.add(
                    NavigationItem.to("needs-you", "/users/needs-you").with(standing.inNeed(), Standing.MOST_IN_NEED));
        }
        items.add(NavigationItem.to("settings", "/settings"));
        items.add(notifications);
        return items;
    }
}

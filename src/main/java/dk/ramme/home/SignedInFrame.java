package dk.ramme.home;

import dk.ramme.login.Memberships;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import dk.ramme.people.Standing;
import dk.ramme.ui.Frame;
import dk.ramme.ui.FrameSource;
import dk.ramme.ui.NavigationItem;
import jakarta.servlet.http.HttpServletRequest;
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
        return new Frame(null, me.personName(), List.of(), 0, "/", null);
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
                held ? 0 : standing.unread(),
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
        return standing.roles().isEmpty()
                ? forUser()
                : forAdministrator(standing.organisation().isReady());
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
}

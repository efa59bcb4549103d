package dk.ramme.home;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Frame;
import dk.ramme.ui.FrameSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The header around every page: for whom one acts, who one is, where one may go. */
@Component
class SignedInFrame implements FrameSource {

    private final Header header;

    SignedInFrame(Header header) {
        this.header = header;
    }

    @Override
    public Frame frame(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn me)) {
            return Frame.anonymous();
        }
        return me.isGuest() ? guest(me) : user(me, request.isUserInRole("ACTIVATING"), me.isLow());
    }

    private static Frame guest(SignedIn me) {
        return new Frame(null, me.personName(), List.of(), 0, "/", null);
    }

    /** Whoever is activating themself, or has a PIN to choose, may go nowhere else yet. */
    private Frame user(SignedIn me, boolean activating, boolean choosingPin) {
        var held = activating || choosingPin;
        var content = Tenancy.in(me.organisation(), () -> header.of(me));
        var several = Tenancy.on(CrossTenantTask.LOGIN, () -> header.actsForSeveral(me));
        return new Frame(
                content.organisationName(),
                me.personName(),
                held ? List.of() : content.items(),
                held ? 0 : content.unread(),
                activating ? "/activate" : "/home",
                several ? "/login/organisation" : null,
                !held && content.alone(),
                content.ending());
    }
}

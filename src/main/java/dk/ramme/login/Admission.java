package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Lets a guest in as the user they have turned out to be, without logging in anew. */
@Component
public class Admission {

    private final Sessions sessions;
    private final LoginTrail trail;

    Admission(Sessions sessions, LoginTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    /**
     * From now on the person acts as the user, in a new session; what was kept of the guest goes with the former one.
     *
     * @param purpose what the login was for, as the trail shall have it
     * @throws IllegalStateException when nobody is logged in
     */
    public void admit(
            UUID organisation, UUID user, String purpose, HttpServletRequest request, HttpServletResponse response) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn guest)) {
            throw new IllegalStateException("nobody is logged in");
        }
        var me = new SignedIn(
                guest.issuer(),
                guest.subject(),
                guest.personName(),
                guest.level(),
                guest.authTime(),
                organisation,
                user);
        sessions.change(me, request, response);
        trail.succeeded(me, purpose);
    }
}

package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets somebody in, or go on, with the means they have just proved to hold. */
@Component
public class SeparateSession {

    private final SeparateLogin login;
    private final Sessions sessions;
    private final StepUpLogin confirmation;
    private final LoginTrail trail;
    private final WantedPage wanted;

    SeparateSession(
            SeparateLogin login, Sessions sessions, StepUpLogin confirmation, LoginTrail trail, WantedPage wanted) {
        this.login = login;
        this.sessions = sessions;
        this.confirmation = confirmation;
        this.trail = trail;
        this.wanted = wanted;
    }

    /** For whoever comes in with a means, or confirms with it who they are. @return where to go on */
    String begin(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        var started = LoginStart.take(request.getSession(false));
        if (!started.purpose().equals(StepUpLogin.NAME)) {
            sessions.begin(me, request, response);
            login.succeeded(me);
        } else if (confirmation.isBy(me, started.reference())) {
            sessions.renew(me, request, response);
            trail.confirmed(me);
        } else {
            return StepUpController.OTHER_PERSON;
        }
        var page = wanted.take(request, response);
        return page == null ? "/" : page;
    }

    /**
     * For whoever has become active with a separate means and may not use their private MitID, which they are logged in
     * with until now. The eight hours of the login go on. Does nothing when the means lets nobody in.
     */
    public void goOnWith(UUID means, HttpServletRequest request, HttpServletResponse response) {
        login.signedIn(means).ifPresent(me -> {
            sessions.change(me, request, response);
            login.succeeded(me);
        });
    }

    /**
     * Somebody has chosen a PIN for the means they have just come in with, and goes on where they wanted to. Whoever else is
     * logged in with that means is out: it may be why another PIN was chosen.
     */
    public String raise(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        sessions.change(me.raised(), request, response);
        var page = wanted.take(request, response);
        return page == null ? "/" : page;
    }

    /** Ends all logins with this means but the one that asks. */
    public void endOthers(UUID means, HttpServletRequest request) {
        sessions.endOthers(SignedIn.SEPARATE + " " + means, request);
    }
}

package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets somebody go on, in a new session, with the means they have just proved to hold. */
@Component
public class SeparateSession {

    private final SeparateLogin login;
    private final Sessions sessions;
    private final WantedPage wanted;

    SeparateSession(SeparateLogin login, Sessions sessions, WantedPage wanted) {
        this.login = login;
        this.sessions = sessions;
        this.wanted = wanted;
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

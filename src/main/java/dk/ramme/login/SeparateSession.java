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

    SeparateSession(SeparateLogin login, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
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
}

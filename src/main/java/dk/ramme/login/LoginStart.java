package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts a MitID login for a purpose. Of the session nothing but purpose and reference survives the login. */
@Component
public class LoginStart {

    static final String PURPOSE = LoginStart.class.getName() + ".purpose";
    static final String REFERENCE = LoginStart.class.getName() + ".reference";

    private static final String REDIRECT = "redirect:/oauth2/authorization/mitid";

    /** Remembers the purpose in the session. @return where the browser goes to log in: a view name for a redirect */
    public String begin(HttpServletRequest request, String purpose, String reference) {
        var session = request.getSession();
        Sessions.forgetSoon(session);
        session.setAttribute(PURPOSE, purpose);
        session.setAttribute(REFERENCE, reference);
        return REDIRECT;
    }

    /** Once more for the purpose of the login that came to nothing. */
    String again(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null || session.getAttribute(PURPOSE) == null
                ? begin(request, OrdinaryLogin.NAME, "")
                : REDIRECT;
    }

    public static boolean isBegunFor(String purpose, @Nullable HttpSession session) {
        return session != null && purpose.equals(session.getAttribute(PURPOSE));
    }

    /** What the login was started for; it cannot be used twice. */
    public static Started take(@Nullable HttpSession session) {
        var purpose = session == null ? null : (String) session.getAttribute(PURPOSE);
        if (session == null || purpose == null) {
            return new Started(OrdinaryLogin.NAME, "");
        }
        var reference = (String) session.getAttribute(REFERENCE);
        session.removeAttribute(PURPOSE);
        session.removeAttribute(REFERENCE);
        return new Started(purpose, reference);
    }

    public record Started(String purpose, String reference) {}
}

package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Starts a MitID login for a purpose. */
@Component
public class LoginStart {

    static final String PURPOSE = LoginStart.class.getName() + ".purpose";
    static final String REFERENCE = LoginStart.class.getName() + ".reference";

    /** Remembers the purpose in the session. @return where the browser goes to log in: a view name for a redirect */
    public String begin(HttpServletRequest request, String purpose, String reference) {
        var session = request.getSession();
        session.setAttribute(PURPOSE, purpose);
        session.setAttribute(REFERENCE, reference);
        return "redirect:/oauth2/authorization/mitid";
    }
}

package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks for a login of a moment ago before somebody changes what they log in with (T35): whoever finds a browser
 * open must not be able to make themself a way in.
 */
@Component
public class FreshLogin {

    /** Why the login page is shown. */
    static final String CONFIRM = "confirm";

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final WantedPage wanted;
    private final Clock clock;

    FreshLogin(WantedPage wanted, Clock clock) {
        this.wanted = wanted;
        this.clock = clock;
    }

    /** Where to log in anew, after which this page is shown; empty when that is not needed. */
    public Optional<String> needed(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        if (clock.instant().isBefore(me.authTime().plus(FRESH))) {
            return Optional.empty();
        }
        wanted.remember(request, response);
        return Optional.of("redirect:" + LoginController.PATH + "?problem=" + CONFIRM);
    }
}

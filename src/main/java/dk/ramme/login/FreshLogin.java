package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks for a login of a moment ago before somebody changes what they log in with (T35): whoever finds a browser
 * open must not be able to make themself a way in.
 */
@Component
public class FreshLogin {

    private final StepUp stepUp;

    FreshLogin(StepUp stepUp) {
        this.stepUp = stepUp;
    }

    /** Where to confirm, after which this page is shown; empty when that is not needed. */
    public Optional<String> needed(SignedIn me, HttpServletRequest request, HttpServletResponse response) {
        return stepUp.isMet(me, StepUpDemand.FRESH)
                ? Optional.empty()
                : Optional.of("redirect:" + stepUp.begin(me, StepUpDemand.FRESH, request, response));
    }
}

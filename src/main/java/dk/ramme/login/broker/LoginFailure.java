package dk.ramme.login.broker;

import dk.ramme.alarm.Cause;
import dk.ramme.login.BrokerUnavailable;
import dk.ramme.login.LoginPages;
import dk.ramme.login.LoginStart;
import dk.ramme.login.LoginTrail;
import dk.ramme.login.Refusal;
import dk.ramme.login.StepUpLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** A login that came to nothing: one row on the trail, and a page that says what the person can do. */
@Component
class LoginFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(LoginFailure.class);

    /** What a broker that is set up otherwise than Ramme looks like. */
    private static final Set<Refusal> ABOUT_THE_TOKEN = EnumSet.of(
            Refusal.TOKEN_INVALID,
            Refusal.LEVEL_TOO_LOW,
            Refusal.LOGIN_TOO_OLD,
            Refusal.NOT_PRIVATE,
            Refusal.WRONG_ENVIRONMENT);

    private final LoginTrail trail;

    LoginFailure(LoginTrail trail) {
        this.trail = trail;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var reason = Refusal.of(failure);
        if (reason == Refusal.BROKER_UNAVAILABLE) {
            // other messages than our own may hold what the broker sent
            log.warn(
                    "The MitID broker is not available: {}",
                    failure instanceof BrokerUnavailable ? failure.getMessage() : Cause.ofConnection(failure));
        }
        if (trail.refused(reason, code(failure)) && ABOUT_THE_TOKEN.contains(reason)) {
            log.info("A login was refused ({}): {}", reason.code(), TokenFault.of(failure));
        }
        // whoever was to confirm who they are is still logged in
        var door = LoginStart.isBegunFor(StepUpLogin.NAME, request.getSession(false))
                ? LoginPages.STEP_UP
                : LoginPages.LOGIN;
        response.sendRedirect(door + "?problem=" + reason.code());
    }

    /** A code, or nothing: a broker may write into its error whatever it likes. */
    private static String code(AuthenticationException failure) {
        var code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "";
        return code.matches("[a-z_-]{1,60}") ? code : "";
    }
}

package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Sends whoever is ahead of themself back to their first unfinished step, and whoever comes after the confirmation on to
 * where the answers live now. What a page of a step needs to know about its step and the progress it finds in the request.
 * The rule is kept by {@link Draft} once more, under lock.
 */
@Component
class StepGuard implements HandlerInterceptor {

    static final String STEP = "step";
    static final String PROGRESS = "progress";

    private final Draft draft;

    StepGuard(Draft draft) {
        this.draft = draft;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var me = signedIn();
        if (me.isEmpty()) {
            return true;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var progress = draft.progress(me.get());
        var elsewhere = request.isUserInRole(Role.ORGANISATION_ADMINISTRATOR.name())
                ? StepRedirect.from(path, progress)
                : StepRedirect.ofOnlooker(path, progress);
        if (elsewhere.isPresent()) {
            // not sent yet: the session is saved when the answer is, and the page's transaction has to be over by then
            response.setStatus(HttpStatus.FOUND.value());
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + elsewhere.get());
            return false;
        }
        SetupStep.at(path).ifPresent(step -> request.setAttribute(STEP, step));
        request.setAttribute(PROGRESS, progress);
        return true;
    }

    private static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me && !me.isGuest()
                ? Optional.of(me)
                : Optional.empty();
    }
}

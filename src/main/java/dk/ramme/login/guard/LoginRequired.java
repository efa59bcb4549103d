package dk.ramme.login.guard;

import dk.ramme.login.AccessRules;
import dk.ramme.login.LoginPages;
import dk.ramme.login.LogoutReason;
import dk.ramme.login.RefusalTrail;
import dk.ramme.login.Sessions;
import dk.ramme.login.SignedInToken;
import dk.ramme.login.WantedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers whoever may not have what they ask for: log in first, choose a PIN first, not for you, or no such thing. A form that
 * was sent too late leads back to its page, by way of the login where there is none any more (S8).
 */
@Component
class LoginRequired implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String FRONT = "/";
    private static final String LOGOUT = "/logout";

    private final AccessRules rules;
    private final WantedPage wanted;
    private final LateForms late;
    private final RefusalTrail trail;
    private final Sessions sessions;

    LoginRequired(AccessRules rules, WantedPage wanted, LateForms late, RefusalTrail trail, Sessions sessions) {
        this.rules = rules;
        this.wanted = wanted;
        this.late = late;
        this.trail = trail;
        this.sessions = sessions;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (!rules.know(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        askToLogIn(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            handleForm(request, response);
        } else if (!rules.know(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (request.getUserPrincipal() instanceof SignedInToken token
                && token.getPrincipal().isLow()) {
            wanted.remember(request, response);
            response.sendRedirect("/me/means/" + token.getPrincipal().means() + "/pin");
        } else {
            refuse("ROLE", request, response);
        }
    }

    /** The token is not this login's, or there is no login. */
    private void handleForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isLoggedIn(request)) {
            var page = late.keepForNow(request);
            if (page.isPresent()) {
                PageRedirect.send(page.get(), request, response);
            } else {
                refuse("FORM", request, response);
            }
        } else if (rules.areForEveryone(request) || request.getRequestURI().equals(LOGOUT)) {
            PageRedirect.send(rules.isPage(request) ? request.getRequestURI() : FRONT, request, response);
        } else if (rules.know(request)) {
            askToLogIn(request, response);
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    /** The token is looked at before anybody has asked whether the login has run out. */
    private boolean isLoggedIn(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken)) return false;
        var session = request.getSession(false);
        if (session != null && !sessions.hasRunOut(session)) return true;
        sessions.end(request);
        request.setAttribute(ActingFilter.ENDED, LogoutReason.TIMEOUT);
        return false;
    }

    private void askToLogIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (HttpMethod.POST.matches(request.getMethod())) {
            late.keepForLogin(request, response);
        } else {
            wanted.remember(request, response);
        }
        var why = ending(request).map(ending -> "?problem=" + ending.code()).orElse("");
        PageRedirect.send(doorFor(request) + why, request, response);
    }

    private void refuse(String reason, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token) {
            trail.record(token.getPrincipal(), "ACCESS_REFUSED", request, Map.of("reason", reason));
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    private static Optional<LogoutReason> ending(HttpServletRequest request) {
        if (request.getAttribute(ActingFilter.ENDED) instanceof LogoutReason ending) return Optional.of(ending);
        return hasRunOut(request) ? Optional.of(LogoutReason.TIMEOUT) : Optional.empty();
    }

    /** The browser still shows a session that is no more. */
    private static boolean hasRunOut(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** Guests have a login of their own: with the ordinary one, someone who is no user yet would only be turned away. */
    private static String doorFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/joining/") ? "/joining" : path.startsWith("/ask/") ? "/ask" : LoginPages.LOGIN;
    }
}

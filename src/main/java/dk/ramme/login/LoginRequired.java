package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers whoever may not have what they ask for: log in first, choose a PIN first, not for you, or no such thing. */
@Component
class LoginRequired implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AccessRules rules;
    private final WantedPage wanted;

    LoginRequired(AccessRules rules, WantedPage wanted) {
        this.rules = rules;
        this.wanted = wanted;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (!rules.know(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        var login = doorFor(request);
        if (request.getAttribute(ActingFilter.ENDED) instanceof Ending ending) {
            login += "?problem=" + ending.code();
        } else if (hasRunOut(request)) {
            login += "?problem=" + Ending.TIMEOUT.code();
        }
        wanted.remember(request, response);
        if (request.getHeader("HX-Request") != null) {
            // the script would put the login page into the middle of this one
            response.setHeader("HX-Redirect", login);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(login);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException && hasRunOut(request)) {
            response.sendRedirect(doorFor(request) + "?problem=" + Ending.TIMEOUT.code());
        } else if (!(denied instanceof CsrfException) && !rules.know(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (!(denied instanceof CsrfException) && request.getUserPrincipal() instanceof SignedInToken token
                && token.getPrincipal().isLow()) {
            wanted.remember(request, response);
            response.sendRedirect("/me/means/" + token.getPrincipal().means() + "/pin");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** The browser still shows a session that is no more. */
    private static boolean hasRunOut(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** Guests have a login of their own: with the ordinary one, someone who is no user yet would only be turned away. */
    private static String doorFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/joining/") ? "/joining" : path.startsWith("/ask/") ? "/ask" : LoginController.PATH;
    }
}

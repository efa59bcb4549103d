package dk.ramme.login.guard;

import dk.ramme.login.AddressRation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Begins no more logins for one address than its ration: each is a session in the database, and anybody can begin one. Who
 * has a session already makes no further one.
 */
public class BegunLimit extends OncePerRequestFilter {

    private static final RequestMatcher BEGINS = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/oauth2/authorization/**"),
            request -> HttpMethod.POST.matches(request.getMethod()));

    private final AddressRation ration;

    public BegunLimit(AddressRation ration) {
        this.ration = ration;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BEGINS.matches(request) || request.getSession(false) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ration.take(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }
}

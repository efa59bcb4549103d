package dk.ramme.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no page of ours could have sent, once and for every address: an address spelt otherwise, text that cannot be
 * read or kept. What fails further inside is logged with all that led there; this is answered and forgotten.
 */
@Component
class RequestGuard extends OncePerRequestFilter implements Ordered {

    /** After the framework has said how parameters are encoded, before anybody reads one. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String ALLOWED = "GET, HEAD, POST";

    /** Answered by the framework's filters; pages say by the types of their parameters what may be repeated. */
    private static final RequestMatcher FRAMEWORK = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/oauth2/**"),
            PathPatternRequestMatcher.pathPattern("/login/oauth2/**"),
            PathPatternRequestMatcher.pathPattern("/logout"));

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var status = check(request);
        if (status == HttpStatus.OK.value()) {
            chain.doFilter(request, response);
            return;
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED.value()) response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        response.sendError(status);
    }

    private static int check(HttpServletRequest request) {
        if (request.getAttribute(WholeRequests.REFUSED) instanceof Integer refused) return refused;
        if (HttpMethod.TRACE.matches(request.getMethod())) return HttpStatus.METHOD_NOT_ALLOWED.value();
        // no address of ours has anything in it that would have to be encoded: what has is a second spelling of another
        if (request.getRequestURI().indexOf('%') >= 0) return HttpStatus.NOT_FOUND.value();
        var status = Parameters.check(request);
        return status == HttpStatus.OK.value() && FRAMEWORK.matches(request) && Parameters.isRepeated(request)
                ? HttpStatus.BAD_REQUEST.value()
                : status;
    }
}

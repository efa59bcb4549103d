package dk.ramme.login.guard;

import dk.ramme.edge.FairShare;
import dk.ramme.login.SignedInToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets an organisation change so much at the same time, and asks for patience beyond it. Reading waits for nobody. */
class ShareFilter extends OncePerRequestFilter {

    private final FairShare share;

    ShareFilter(FairShare share) {
        this.share = share;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var whose = whose(request);
        if (whose.isEmpty()) {
            chain.doFilter(request, response);
        } else if (share.begin(whose.get())) {
            try {
                chain.doFilter(request, response);
            } finally {
                share.end(whose.get());
            }
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, FairShare.SOON);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }

    private static Optional<String> whose(HttpServletRequest request) {
        if (!HttpMethod.POST.matches(request.getMethod())
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token)) {
            return Optional.empty();
        }
        var me = token.getPrincipal();
        return Optional.of(me.isGuest() ? me.acting() : me.organisation().toString());
    }
}

package dk.ramme.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a number of our own making, for the log, the answer and the error page. What the client calls it is ignored. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    static final String ID = "requestId";
    static final String HEADER = "X-Request-Id";

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getAttribute(ID) instanceof String known ? known : newId();
        request.setAttribute(ID, id);
        response.setHeader(HEADER, id);
        MDC.put(ID, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ID);
        }
    }

    /** The error page is drawn in a dispatch of its own, which shall log under the same number. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Short enough to be read aloud on the telephone: 3f9a-07c2-e1b4. */
    private String newId() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).replaceAll("(.{4})(?=.)", "$1-");
    }
}

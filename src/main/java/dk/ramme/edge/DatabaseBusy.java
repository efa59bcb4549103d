package dk.ramme.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks people to come again when the database has no time for them: all connections are in use, or there is none to be had.
 * Stands before all that uses the database, sessions too, so that it is one answer wherever it happens.
 */
@Component
class DatabaseBusy extends OncePerRequestFilter implements Ordered {

    private static final Logger log = LoggerFactory.getLogger(DatabaseBusy.class);
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 5;
    private static final String SOON = "10";

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !isBusy(failure)) throw failure;
            log.warn("The database had no connection to give: {}", failure.toString());
            response.resetBuffer();
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                // not even the error page could be drawn: the server's own is
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            } else {
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            }
        }
    }

    private static boolean isBusy(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) return true;
        }
        return false;
    }
}

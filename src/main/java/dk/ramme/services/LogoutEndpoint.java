package dk.ramme.services;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** The address where services send people to be logged out; in the place of the framework's, which knows nothing of our sessions. */
class LogoutEndpoint extends OncePerRequestFilter {

    private final LogoutRequests requests;

    LogoutEndpoint(LogoutRequests requests) {
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(ServiceSettings.LOGOUT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var next = requests.handle(request);
        if (next.isEmpty()) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, next.get());
        }
    }
}

package dk.ramme.login.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Around the framework's filter, which would read the session once more when the answer has been sent. */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class SessionReadOnce extends OncePerRequestFilter {

    private final ObjectProvider<HashedSessions<?>> sessions;

    /** Asked for late: filters are made with the server, before the database is known. */
    SessionReadOnce(ObjectProvider<HashedSessions<?>> sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var scope = sessions.getObject().readOnce()) {
            chain.doFilter(request, response);
        }
    }
}

package dk.ramme.services;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where somebody comes with the name of a request, puts the request in its place, before anything else is looked at: what follows sees
 * what the service handed over and checks it as any other. What stands beside the name counts for nothing.
 */
class PushedRequestFilter extends OncePerRequestFilter {

    private final PushedRequests pushed;

    PushedRequestFilter(PushedRequests pushed) {
        this.pushed = pushed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(ServiceSettings.AUTHORIZE)
                || request.getParameter(PushedRequests.NAME) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = one(request, PushedRequests.NAME)
                .flatMap(name -> one(request, "client_id").flatMap(service -> pushed.take(name, service)));
        if (asked.isPresent()) {
            chain.doFilter(
                    new Restored(request, asked.get().parameters(), asked.get().query()), response);
        } else {
            // nobody knows where it came from, and so nobody is sent back there
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static Optional<String> one(HttpServletRequest request, String parameter) {
        var values = request.getParameterValues(parameter);
        return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
    }

    /** As if all of it had stood in the address. */
    private static final class Restored extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;
        private final String query;

        Restored(HttpServletRequest request, Map<String, String> parameters, String query) {
            super(request);
            this.parameters = parameters.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> new String[] {one.getValue()}));
            this.query = query;
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }

        @Override
        public String getQueryString() {
            return query;
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }
}

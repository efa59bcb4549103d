package dk.ramme.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address or headers that are longer than any of ours, and says which it was. The server's own limit is wider
 * and knows one answer for both.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OversizeFilter extends OncePerRequestFilter {

    static final int LONGEST_ADDRESS = 8_000;
    static final int LARGEST_HEADERS = 16_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (address(request) > LONGEST_ADDRESS) {
            response.sendError(HttpStatus.URI_TOO_LONG.value());
        } else if (headers(request) > LARGEST_HEADERS) {
            response.sendError(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static int address(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length());
    }

    private static int headers(HttpServletRequest request) {
        var size = 0;
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) {
                size += name.length() + value.length();
            }
        }
        return size;
    }
}

package dk.ramme.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an upload where no page takes any. Whether the sender may is asked later, and still before any of it is read. */
@Component
class UploadGuard extends OncePerRequestFilter implements Ordered {

    private final Uploads uploads;

    UploadGuard(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public int getOrder() {
        return SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (uploads.isInPlace(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        }
    }
}

package dk.ramme.imports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything that looks into a request, because looking for the CSRF token in an upload reads all of it:
 * uploads are taken at two addresses, from people who are logged in, and of no more than the size that is named. Whoever
 * sends more is heard out, without keeping any of it, and then told so at the field; a browser that is cut off
 * in the middle shows no page.
 */
@Component
class UploadGuard extends OncePerRequestFilter implements Ordered {

    static final String ADDRESS = "/setup/import/file";
    static final String CREATION = "/users/many";
    private static final Set<String> ADDRESSES = Set.of(ADDRESS, CREATION);
    private static final String TOO_LARGE = "?too-large";
    private static final long HEARD_OUT = 4;

    private final long largest;

    UploadGuard(ImportSettings settings) {
        largest = settings.maxFileSize().toBytes();
    }

    @Override
    public int getOrder() {
        return SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isAddress(request)) {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        } else if (!isLoggedIn(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (request.getContentLengthLong() > largest) {
            hearOut(request);
            response.sendRedirect(request.getRequestURI() + TOO_LARGE, HttpStatus.SEE_OTHER.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAddress(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return HttpMethod.POST.matches(request.getMethod()) && ADDRESSES.contains(path);
    }

    private static boolean isLoggedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private void hearOut(HttpServletRequest request) throws IOException {
        var body = request.getInputStream();
        var heard = new byte[1 << 16];
        long left = HEARD_OUT * largest;
        for (int read = 0; read >= 0 && left > 0; left -= read) read = body.read(heard);
    }
}

package dk.ramme.login.guard;

import dk.ramme.edge.FormToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.security.web.csrf.InvalidCsrfTokenException;
import org.springframework.stereotype.Component;

/** Asks of an upload the same token as the filter asks of every other form, which would have to read all of it to find it. */
@Component
class UploadToken implements FormToken {

    private final CsrfTokenRequestHandler handler;

    UploadToken(CsrfTokenRequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public void require(HttpServletRequest request, @Nullable String sent) {
        var kept = (DeferredCsrfToken) request.getAttribute(DeferredCsrfToken.class.getName());
        var token = kept.get();
        var actual = handler.resolveCsrfTokenValue(new WithField(request, sent), token);
        if (actual == null || !MessageDigest.isEqual(bytes(actual), bytes(token.getToken()))) {
            throw new InvalidCsrfTokenException(token, actual);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The request as it would look if its fields were read. */
    private static class WithField extends HttpServletRequestWrapper {

        private final @Nullable String token;

        WithField(HttpServletRequest request, @Nullable String token) {
            super(request);
            this.token = token;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return token != null && name.equals(FIELD) ? token : super.getParameter(name);
        }
    }
}

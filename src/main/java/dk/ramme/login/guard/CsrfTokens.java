package dk.ramme.login.guard;

import dk.ramme.link.BaseUrl;
import dk.ramme.login.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the token that proves a form is ours: in the session of whoever is logged in, and for everybody else in a cookie,
 * so that looking at a public page stores nothing here. With https the cookie is bound to this host by its name.
 */
@Component
class CsrfTokens implements CsrfTokenRepository {

    private final HttpSessionCsrfTokenRepository session = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();

    CsrfTokens(BaseUrl baseUrl) {
        var https = "https".equals(baseUrl.baseUrl().getScheme());
        cookie.setCookieName(https ? "__Host-ramme-form" : "ramme-form");
        cookie.setHeaderName("X-CSRF-TOKEN");
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(made -> made.secure(https).httpOnly(true).sameSite("Lax"));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return session.generateToken(request);
    }

    /** None: both places are emptied, whichever it was in. */
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token == null || isLoggedIn(request)) {
            session.saveToken(token, request, response);
        }
        if (token == null || !isLoggedIn(request)) {
            cookie.saveToken(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return isLoggedIn(request) ? session.loadToken(request) : cookie.loadToken(request);
    }

    /** A login that has only begun has a session too, and pages opened before it go on. */
    private static boolean isLoggedIn(HttpServletRequest request) {
        return Sessions.isLoggedIn(request.getSession(false));
    }
}

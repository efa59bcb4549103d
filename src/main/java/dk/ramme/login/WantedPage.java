package dk.ramme.login;

import dk.ramme.link.BaseUrl;
import dk.ramme.unsaved.UnsavedForms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The page someone wanted when they were asked to log in. Only a page of this site that is read (T44). It waits
 * in a cookie, so that asking for a page stores nothing here; whoever writes that cookie themself gets no further by it.
 */
@Component
public class WantedPage {

    /** One slash first, then only what may stand in an address; a second slash or a backslash would lead away. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{0,1000}");

    private static final Pattern HIDDEN_SLASH = Pattern.compile("%(?:2f|5c|0[0-9a-d])", Pattern.CASE_INSENSITIVE);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final boolean https;
    private final String name;

    WantedPage(BaseUrl baseUrl) {
        https = "https".equals(baseUrl.baseUrl().getScheme());
        name = https ? "__Host-ramme-wanted" : "ramme-wanted";
    }

    public void remember(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("GET") || request.getHeader("HX-Request") != null) {
            return;
        }
        var query = request.getQueryString();
        remember(request.getRequestURI() + (query == null ? "" : "?" + query), response);
    }

    public void remember(String page, HttpServletResponse response) {
        if (isLocal(page)) {
            var value = Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
            send(response, value, PATIENCE);
        }
    }

    /** The page, once: after this it is forgotten. None where a form waited that was another person's. */
    public @Nullable String take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, name);
        if (cookie == null) {
            return null;
        }
        send(response, "", Duration.ZERO);
        var page = decoded(cookie.getValue());
        return isLocal(page) && !UnsavedForms.wasOfAnother(request) ? page : null;
    }

    private void send(HttpServletResponse response, String value, Duration age) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    public static boolean isLocal(String page) {
        return LOCAL.matcher(page).matches() && !HIDDEN_SLASH.matcher(page).find();
    }
}

package dk.ramme.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page someone wanted when they were asked to log in. Only a page of this site that is read (security.md T44). */
final class WantedPage {

    private static final String KEY = WantedPage.class.getName();

    /** One slash first, then only what may stand in an address; a second slash or a backslash would lead away. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{0,1000}");

    private static final Pattern HIDDEN_SLASH = Pattern.compile("%(?:2f|5c|0[0-9a-d])", Pattern.CASE_INSENSITIVE);

    private WantedPage() {}

    static void remember(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getHeader("HX-Request") != null) {
            return;
        }
        var query = request.getQueryString();
        keep(request.getRequestURI() + (query == null ? "" : "?" + query), request.getSession());
    }

    static void keep(@Nullable String page, HttpSession session) {
        if (page != null && isLocal(page)) {
            session.setAttribute(KEY, page);
        }
    }

    static @Nullable String take(@Nullable HttpSession session) {
        var page = session == null ? null : (String) session.getAttribute(KEY);
        if (session != null) {
            session.removeAttribute(KEY);
        }
        return page != null && isLocal(page) ? page : null;
    }

    static boolean isLocal(String page) {
        return LOCAL.matcher(page).matches() && !HIDDEN_SLASH.matcher(page).find();
    }
}

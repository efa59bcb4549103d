package dk.ramme.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import dk.ramme.login.SignedInAs;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.WebApplicationContext;

/**
 * Looks at pages in one language and width, and notes what a machine can find wrong with them: violations of
 * accessibility, errors of scripts, pages wider than the window.
 */
public final class Onlooker {

    private final WebApplicationContext beans;
    private final String pictures;
    private final String language;
    private final int width;
    private final List<String> complaints = new ArrayList<>();

    public Onlooker(WebApplicationContext beans, String pictures, String language, int width) {
        this.beans = beans;
        this.pictures = "%s-%s-%s".formatted(pictures, language, width);
        this.language = language;
        this.width = width;
    }

    /** A browser of somebody who is not logged in. */
    public BrowserContext context() {
        return Chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 900));
    }

    /** A browser of somebody who is. */
    public BrowserContext context(UUID organisation, UUID user) {
        var context = context();
        signIn(context, organisation, user);
        return context;
    }

    public void signIn(BrowserContext context, UUID organisation, UUID user) {
        var request = SignedInAs.user(organisation, user)
                .postProcessRequest(new MockHttpServletRequest(beans.getServletContext()));
        var session = request.getCookies()[0];
        context.addCookies(List.of(new Cookie(session.getName(), session.getValue()).setUrl(base())));
    }

    public Page page(BrowserContext context) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of ")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    public void look(Page page, String path, String state) {
        var answer = navigate(page, base() + path);
        if (answer != null && answer.status() == 500) {
            complaints.add(state + ": answered " + answer.status());
        }
        seen(page, state);
    }

    /** A page that fetches itself again when its work has ended may do so just then, and is left the second time. */
    private static @Nullable Response navigate(Page page, String address) {
        try {
            return page.navigate(address);
        } catch (PlaywrightException interrupted) {
            return page.navigate(address);
        }
    }

    /** Looks at the page as it is now. */
    public void seen(Page page, String state) {
        page.waitForLoadState();
        Pictures.keep(page, pictures + "-" + state);
        Axe.faults(page).forEach(fault -> complaints.add(state + ": " + fault));
        if (!Integer.valueOf(width).equals(page.evaluate("document.documentElement.scrollWidth"))) {
            complaints.add(state + ": wider than the window");
        }
    }

    public List<String> complaints() {
        return complaints;
    }

    public String base() {
        return beans.getEnvironment().getRequiredProperty("ramme.base-url");
    }
}

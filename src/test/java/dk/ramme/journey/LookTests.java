package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.WaitUntilState;
import dk.ramme.ui.CatalogueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The parts of the pages as a browser shows them: to whoever sees in the dark, on a narrow screen, by keyboard, without script. */
@CatalogueTest
class LookTests {

    private static final List<String> PAGES = List.of(
            "/",
            "/help",
            "/help/roles",
            "/help/means",
            "/help/questions",
            "/help/accessibility",
            "/catalogue",
            "/catalogue/plain",
            "/catalogue/fails/404",
            "/catalogue/fails/409",
            "/catalogue/fails/410",
            "/catalogue/fails/500");

    /** What WCAG 1.4.12 lets people set. */
    private static final String TEXT_SPACING =
            "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

    private static final int KILO = 1024;

    private final String base;

    LookTests(@LocalServerPort int port) {
        this.base = "http://localhost:" + port;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void no_page_has_a_fault_a_machine_can_find(ColorScheme scheme) {
        try (var context = context(new Browser.NewContextOptions().setColorScheme(scheme))) {
            var page = context.newPage();
            // In the dark only colours differ, and the catalogue has them all.
            for (String path : scheme == ColorScheme.LIGHT ? PAGES : List.of("/", "/catalogue")) {
                page.navigate(base + path);
                assertFaultless(page);
            }
            refuse(page);
            assertFaultless(page);
        }
    }

    @Test
    void nothing_needs_more_than_the_content_policy_allows() {
        try (var context = context(new Browser.NewContextOptions())) {
            var page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);

            for (String path : List.of("/", "/help/roles", "/catalogue")) page.navigate(base + path);

            assertThat(complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothing_is_wider_than_a_narrow_screen(boolean spaced) {
        try (var context = context(
                new Browser.NewContextOptions().setViewportSize(320, 640).setBypassCSP(true))) {
            var page = context.newPage();
            for (String path : PAGES) {
                page.navigate(base + path);
                if (spaced) page.addStyleTag(new Page.AddStyleTagOptions().setContent(TEXT_SPACING));

                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(320);
                assertThat(page.evaluate(CUT)).as(path).isEqualTo(List.of());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ForcedColors.class,
            names = {"ACTIVE", "NONE"})
    void every_stop_of_the_keyboard_can_be_seen(ForcedColors colours) {
        try (var context = context(new Browser.NewContextOptions().setForcedColors(colours))) {
            var page = context.newPage();
            page.navigate(base + "/catalogue");
            List<Object> unseen = new ArrayList<>();
            List<String> stops = new ArrayList<>();

            for (int i = 0; i < 60; i++) {
                page.keyboard().press("Tab");
                stops.add((String)
                        page.evaluate("document.activeElement.id + document.activeElement.outerHTML.slice(0, 90)"));
                if (!Boolean.TRUE.equals(page.evaluate(SEEN))) unseen.add(stops.get(i));
            }

            assertThat(unseen).isEmpty();
            assertThat(stops.get(0)).contains("href=\"#main\"");
            assertThat(stops).anySatisfy(stop -> assertThat(stop).startsWith("administrators-1-email"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_made_a_mistake_starts_at_the_summary_with_script_and_without(boolean script) {
        try (var context = context(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
            var page = context.newPage();
            page.navigate(base + "/catalogue");

            refuse(page);

            assertThat(page.locator(".summary-error:focus").count()).isEqualTo(1);
            assertThat(page.title()).startsWith("Fejl: ");
            page.locator(".summary-error a").first().click();
            assertThat(page.locator("#cvr:focus").count()).isEqualTo(1);
        }
    }

    @Test
    void two_presses_send_a_form_once_and_whoever_comes_back_can_send_it_again() {
        try (var context = context(new Browser.NewContextOptions())) {
            var page = context.newPage();
            var sent = new AtomicInteger();
            page.onRequest(request -> {
                if (request.method().equals("POST")) sent.incrementAndGet();
            });
            page.navigate(base + "/catalogue");

            page.evaluate(
                    "() => { const button = document.querySelector('main .actions .button'); button.click(); button.click(); }");
            page.locator(".summary-error").waitFor();

            assertThat(sent).hasValue(1);

            page.goBack();
            page.locator("main .actions .button").click();
            page.locator(".summary-error").waitFor();

            assertThat(sent).hasValue(2);
        }
    }

    /** Change 15: a typeface of our own, and yet the first page is light and nothing on it moves when all is there. */
    @Test
    void the_first_page_is_light_and_nothing_on_it_moves() {
        try (var context = context(new Browser.NewContextOptions())) {
            var page = context.newPage();
            List<Response> answers = new ArrayList<>();
            page.onResponse(answers::add);

            page.navigate(base + "/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));

            assertThat(answers.stream().mapToInt(LookTests::sent).sum()).isLessThan(120 * KILO);
            assertThat(read(answers, ".css")).isLessThan(40 * KILO);
            assertThat(read(answers, ".js")).isLessThan(60 * KILO);
            assertThat(read(answers, ".woff2")).isLessThan(60 * KILO);
            assertThat(page.evaluate("document.fonts.check('1rem \"Hanken Grotesk\"')"))
                    .isEqualTo(true);
            assertThat(page.evaluate(MOVED)).isEqualTo(0);
        }
    }

    private static int sent(Response answer) {
        return answer.request().sizes().responseBodySize;
    }

    private static int read(List<Response> answers, String ending) {
        return answers.stream()
                .filter(answer -> answer.url().endsWith(ending))
                .mapToInt(answer -> answer.body().length)
                .sum();
    }

    /** How far things moved that were drawn already, as the browser counts it. */
    private static final String MOVED = """
            new Promise(told => {
              let moved = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
                .observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => setTimeout(() => told(moved), 50));
            })""";

    private static final String CUT = """
            [...document.querySelectorAll('h1, h2, h3, p, a, label, legend, dt, dd, .tag, .button')]
              .filter(e => !e.closest('.visually-hidden, .scroll, .skip') && !e.matches('.skip') && e.getClientRects().length)
              .filter(e => e.getBoundingClientRect().right > 321 || (getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 1))
              .map(e => e.outerHTML.slice(0, 90))""";

    /** A focused part is seen when it, or the card around it, has an outline of at least two pixels and lies within the window. */
    private static final String SEEN = """
            (() => {
              const focused = document.activeElement;
              if (focused === document.body) return true;
              const box = focused.getBoundingClientRect();
              const outlined = [focused, focused.closest('.choice')].filter(e => e)
                .some(e => getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
              const uncovered = top === null || !top.closest('.bar') || focused.closest('.bar');
              return outlined && box.bottom > 0 && box.top < innerHeight && Boolean(uncovered);
            })()""";

    private static void refuse(Page page) {
        page.navigate(page.url().replaceFirst("(//[^/]+/).*", "$1catalogue"));
        page.fill("#cvr", "");
        page.fill("#email", "forkert");
        page.fill("#administrators-0-name", "");
        page.locator("main .actions .button").click();
        page.waitForLoadState();
    }

    private static void assertFaultless(Page page) {
        // The catalogue shows the same part several times, which a page does not.
        var without = page.url().endsWith("/catalogue") ? new String[] {"landmark-unique"} : new String[0];
        assertThat(Axe.faults(page, without)).as(page.url()).isEmpty();
    }

    private static BrowserContext context(Browser.NewContextOptions options) {
        if (options.viewportSize == null) options.setViewportSize(1200, 800);
        return Chromium.browser().newContext(options.setLocale("da"));
    }
}

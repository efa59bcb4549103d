package dk.ramme.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One browser for all journeys: an installed one, else the one Playwright has or may download. Where none is to be had
 * the journeys are skipped, and one line says how to get one.
 */
public final class Chromium {

    /** First the one without a window's machinery, which needs less than half the time for the same pages. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    /**
     * Of two lists of features to leave out the last counts, so Playwright's own come first. The others cost an ordinary
     * browser two fifths of its time: for each window it loads what would drop down from a field for addresses, and a
     * process to have in hand.
     */
    private static final List<String> LEFT_OUT = List.of(
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "AutoDeElevate",
            "OptimizationHints",
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "WebUIOmniboxFullPopup",
            "PreloadTopChromeWebUI",
            "SpareRendererForSitePerProcess");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-features=" + String.join(",", LEFT_OUT));

    private static final boolean WANTED = !"false".equals(System.getProperty("browser"));

    private static final Chromium SHARED = new Chromium();

    private final Optional<Browser> browser = WANTED ? launch() : Optional.empty();

    private Chromium() {}

    /** The browser; without one, or with {@code -Dbrowser=false}, the calling test is skipped. */
    public static Browser browser() {
        Assumptions.assumeTrue(WANTED, "no browser is wanted");
        Assumptions.assumeTrue(SHARED.browser.isPresent(), "no browser");
        return SHARED.browser.orElseThrow();
    }

    private static Optional<Browser> launch() {
        var installed = installed();
        var options = new Playwright.CreateOptions();
        if (installed.isPresent()) {
            options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        }
        try {
            var playwright = Playwright.create(options);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            var launch = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
            installed.ifPresent(launch::setExecutablePath);
            return Optional.of(WatchedBrowser.of(playwright.chromium().launch(launch)));
        } catch (PlaywrightException none) {
            System.err.println("""

                    *** BROWSER TESTS ARE SKIPPED: no Chromium was found. Install one (Debian: apt-get install chromium-headless-shell) \
                    or name one in CHROME_BIN. ***
                    """);
            return Optional.empty();
        }
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROME_BIN")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}

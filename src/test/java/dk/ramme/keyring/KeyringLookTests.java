package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dk.ramme.RammeTest;
import dk.ramme.journey.Chromium;
import dk.ramme.journey.Onlooker;
import dk.ramme.means.IdentificationMeans;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** The pages of one's own means in both languages, wide and narrow, and without scripts. */
@RammeTest
class KeyringLookTests {

    @Autowired
    KeyringScene scene;

    @Autowired
    WebApplicationContext beans;

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"da, 360", "en, 1200"})
    void all_pages_are_accessible_and_fit(String language, int width) throws Exception {
        scene.begin(IdentificationMeans.values());
        var onlooker = new Onlooker(beans, "keyring", language, width);
        try (var context = onlooker.context(scene.organisation, scene.user)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/activate", "walk");
            onlooker.look(page, "/me/means", "none");
            onlooker.look(page, "/me/means/app", "app");
            page.locator("main .actions .button").click();
            onlooker.seen(page, "app-missing");
            page.fill("#name", "Min telefon");
            page.locator("main .actions .button").click();
            page.locator("main summary").click();
            onlooker.seen(page, "app-setup");
            page.fill("#code", "000000");
            choose(page, KeyringScene.PIN);
            page.locator("main .actions .button").click();
            onlooker.seen(page, "app-wrong");
            page.locator("main summary").click();
            page.fill("#code", scene.code(page.locator("#key").innerText().replace(" ", "")));
            choose(page, KeyringScene.PIN);
            page.locator("main .actions .button").click();
            page.waitForURL("**/activate");
            onlooker.seen(page, "taken");
            for (var next : new String[] {"code-display", "code-reader", "chip"}) {
                onlooker.look(page, "/me/means/" + next, next);
            }
            page.navigate(onlooker.base() + "/me/means");
            page.locator("main a[href$='/name']").click();
            onlooker.seen(page, "name");
            page.goBack();
            page.locator("main a[href$='/end']").click();
            onlooker.seen(page, "end");
            page.goBack();
            page.locator("main a[href$='/pin']").click();
            onlooker.seen(page, "pin");
            choose(page, "070270");
            page.locator("main .actions .button").click();
            onlooker.seen(page, "pin-wrong");
        }
        try (var context = onlooker.context()) {
            var page = onlooker.page(context);
            onlooker.look(page, "/login", "login");
            onlooker.look(page, "/login/separate", "separate");
            page.locator("main .actions .button").click();
            onlooker.seen(page, "separate-missing");
            onlooker.look(page, "/login/chip", "login-chip");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    @Test
    void without_scripts_the_app_works_and_the_page_of_the_chip_offers_something_else() throws Exception {
        scene.begin(IdentificationMeans.APP, IdentificationMeans.CHIP);
        var onlooker = new Onlooker(beans, "keyring-plain", "da", 1200);
        try (var context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("da"))) {
            onlooker.signIn(context, scene.organisation, scene.user);
            var page = context.newPage();
            page.navigate(onlooker.base() + "/me/means/chip");
            assertThat(page.locator("main").innerText()).contains("Vælg et andet identifikationsmiddel");
            assertThat(page.locator("main .button").isVisible()).isFalse();
            page.locator("main .notice a").click();
            page.locator("main a[href$='/app']").click();
            page.fill("#name", "Min telefon");
            page.locator("main .actions .button").click();
            var key = page.locator("#key").textContent().replace(" ", "");
            page.fill("#code", scene.code(key));
            choose(page, KeyringScene.PIN);
            page.locator("main .actions .button").click();
            assertThat(page.locator("main").innerText()).contains("Du er aktiv");

            context.clearCookies();
            scene.clock.advance(Duration.ofMinutes(1));
            page.navigate(onlooker.base() + "/login/separate");
            page.fill("#id", scene.loginId().toLowerCase(Locale.ROOT));
            page.fill("#pin", KeyringScene.PIN);
            page.fill("#code", scene.code(key));
            page.locator("main .actions .button").click();
            assertThat(page.url()).endsWith("/me");
        }
    }

    private static void choose(Page page, String pin) {
        page.fill("#pin", pin);
        page.fill("#pinAgain", pin);
    }

    /** What an administrator sees of devices and of a user's means. */
    @ParameterizedTest
    @CsvSource({"da, 1200", "da, 360"})
    void the_pages_of_orders_are_accessible_and_fit(String language, int width) throws Exception {
        scene.begin(IdentificationMeans.APP);
        scene.takeApp(scene.asUser(), "Min telefon");
        var onlooker = new Onlooker(beans, "orders", language, width);
        try (var context = onlooker.context(scene.organisation, scene.administrator)) {
            var page = onlooker.page(context);
            onlooker.look(page, "/orders", "none");
            onlooker.look(page, "/users/" + scene.user + "/order", "order");
            page.locator("label[for=kind-2]").click();
            page.locator("main .actions .button").click();
            page.waitForURL("**/users/" + scene.user);
            onlooker.seen(page, "user");
            page.locator("main a[href$='/end']").click();
            onlooker.seen(page, "end-of-user");
            onlooker.look(page, "/orders", "list");
            onlooker.look(page, "/me", "me");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }
}

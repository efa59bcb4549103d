package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.WebApplicationContext;

/**
 * A person at a browser of their own. Each page they come to is looked at: nothing the accessibility engine finds,
 * nothing on the console, and a picture is kept of it when asked for.
 */
final class Visitor implements AutoCloseable {

    /** How many words there are to be read on the page, without what stands on every page and what is said to screen readers alone. */
    private static final String WORDS = """
            (() => {
              const count = e => e.innerText.split(/\\s+/).filter(Boolean).length;
              const main = document.querySelector('main');
              return [...main.querySelectorAll('.visually-hidden')].reduce((all, hidden) => all - count(hidden), count(main));
            })()""";

    private final String base;
    private final Words words;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final String name;
    private final boolean scripts;
    private final Runnable between;
    private int seen;
    private int clicks;
    private int wordsMet;

    Visitor(String name, String base, Words words, boolean scripts) {
        this(name, base, words, scripts, () -> {});
    }

    /** @param between what happens after each page they have seen, MitID's too */
    Visitor(String name, String base, Words words, boolean scripts, Runnable between) {
        this.between = between;
        this.name = name;
        this.scripts = scripts;
        this.base = base;
        this.words = words;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(words.language().toLanguageTag())
                        .setJavaScriptEnabled(scripts)
                        .setIgnoreHTTPSErrors(true) // the tests sign their certificates themselves
                        .setViewportSize(1200, 900));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Somebody whose login is no part of the journey. */
    Visitor signedIn(WebApplicationContext beans, UUID organisation, UUID user) {
        new Onlooker(beans, name, words.language().toLanguageTag(), 1200).signIn(context, organisation, user);
        return this;
    }

    Visitor goTo(String path) {
        // what is no path of ours is a link in a mail, and pressed there
        if (path.startsWith("http")) clicks++;
        page.navigate(path.startsWith("http") ? path : base + path);
        return look();
    }

    Visitor press(String key, Object... arguments) {
        clicks++;
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(words.of(key, arguments))
                                .setExact(true))
                .click();
        return look();
    }

    Visitor follow(String key, Object... arguments) {
        clicks++;
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName(words.of(key, arguments))
                                .setExact(true))
                .first()
                .click();
        return look();
    }

    /** Follows the link that looks like the page's button. */
    Visitor followButton(String key) {
        clicks++;
        page.locator("main a.button", new Page.LocatorOptions().setHasText(words.of(key)))
                .first()
                .click();
        return look();
    }

    /** Follows a link by where it leads, where its words are also those of others. */
    Visitor followTo(String path) {
        clicks++;
        page.locator("a[href='" + path + "']").first().click();
        return look();
    }

    Visitor write(String labelKey, String text) {
        page.getByLabel(words.of(labelKey), new Page.GetByLabelOptions().setExact(true))
                .fill(text);
        return this;
    }

    Visitor choose(String labelKey) {
        clicks++;
        page.getByLabel(words.of(labelKey), new Page.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    /** Ticks the answer with this value, or the only one there is. */
    Visitor tick(String name, @Nullable String value) {
        var answer = "input[name='" + name + "']" + (value == null ? "" : "[value='" + value + "']");
        check(page.locator(answer).first());
        return this;
    }

    Visitor tickStarting(String name, String prefix) {
        clicks++;
        page.locator("input[name='" + name + "'][value^='" + prefix + "']")
                .first()
                .check();
        return this;
    }

    /** Ticks the box that is read out by these words. */
    Visitor tickNamed(String labelKey, Object... arguments) {
        check(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(words.of(labelKey, arguments)))
                .first());
        return this;
    }

    /** Waits for a link that shows when work in the background has ended; without scripts by pressing refresh. */
    Visitor until(String endKey, String refreshKey) {
        var end = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.of(endKey)));
        for (var tries = 0; tries < 300 && end.count() == 0; tries++) {
            page.waitForTimeout(scripts ? 100 : 300);
            var refresh = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.of(refreshKey)));
            if (!scripts && refresh.count() > 0) {
                refresh.first().click();
            }
        }
        assertThat(end.count()).as("the work has ended").isPositive();
        return look();
    }

    Visitor attach(String labelKey, Path file) {
        page.getByLabel(words.of(labelKey), new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(file);
        return this;
    }

    /** Chooses a test person in the simulator of MitID, which is no page of ours. */
    Visitor asPerson(String person) {
        clicks++;
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(person))
                .first()
                .click();
        return look();
    }

    Visitor sees(String key, Object... arguments) {
        assertThat(page.locator("main").innerText()).contains(words.of(key, arguments));
        return this;
    }

    Visitor seesText(String text) {
        assertThat(page.locator("main").innerText()).contains(text);
        return this;
    }

    /** Neither a link nor a form leads there. */
    Visitor isNotOffered(String... paths) {
        for (var path : paths) {
            var ways = page.locator("a[href='%1$s'], a[href^='%1$s?'], form[action='%1$s']".formatted(path));
            assertThat(ways.count()).as(path + " on " + page.url()).isZero();
        }
        return this;
    }

    /** Every link on the page leads to where this person may go. */
    Visitor mayFollowEveryLink() {
        var links = (List<?>) page.evaluate(
                "[...new Set([...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href')))]");
        assertThat(links).hasSizeGreaterThan(3);
        for (var link : links) {
            if (String.valueOf(link).startsWith("/language/")) continue;
            var answer = page.request().get(base + link);
            assertThat(answer.status()).as(link + " on " + page.url()).isEqualTo(200);
            answer.dispose();
        }
        return this;
    }

    /** What comes when the button is pressed. */
    String download(String key) {
        var download = page.waitForDownload(() -> page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words.of(key)).setExact(true))
                .click());
        try {
            return Files.readString(download.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Visitor isAt(String path) {
        assertThat(page.url()).startsWith(base + path);
        return this;
    }

    /** What it has cost them since they came, or were asked last. */
    Effort effort() {
        var effort = new Effort(clicks, wordsMet);
        clicks = 0;
        wordsMet = 0;
        return effort;
    }

    Page page() {
        return page;
    }

    /** The label of a card lies over its box, so that the whole card can be pressed: that is what a person does. */
    private void check(Locator box) {
        clicks++;
        box.check(new Locator.CheckOptions().setForce(true));
    }

    private Visitor look() {
        page.waitForLoadState();
        if (!page.url().startsWith(base)) {
            between.run();
            return this;
        }
        Pictures.keep(page, "%s-%02d".formatted(name, ++seen));
        wordsMet += ((Number) page.evaluate(WORDS)).intValue();
        if (scripts) {
            // the engine is a script itself; the same pages are looked at with scripts on
            assertThat(faults()).as(page.url()).isEmpty();
        }
        assertThat(complaints).as(page.url()).isEmpty();
        between.run();
        return this;
    }

    /** A page whose work in the background has just ended fetches itself again, and is then looked at as it is. */
    private List<String> faults() {
        for (var tries = 0; tries < 3; tries++) {
            try {
                return Axe.faults(page);
            } catch (PlaywrightException reloaded) {
                page.waitForLoadState();
            }
        }
        return Axe.faults(page);
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * What a way costs whoever walks it.
     *
     * @param clicks presses of buttons, links and answers, the link of the mail and the person in MitID among them
     * @param words on all pages they came to, without what stands on every page
     */
    record Effort(int clicks, int words) {}
}

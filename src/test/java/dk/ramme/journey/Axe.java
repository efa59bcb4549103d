package dk.ramme.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the accessibility engine finds in a page, what a screen reader would stumble over ({@link AccessibilityTree}), and what
 * fails whoever magnifies it or has colours of their own ({@link Adaptation}). The engine is run in the page itself and asked for violations only: the
 * library's own way opens a second page for each look and describes all that is right, which takes three times as long.
 * Style sheets are not fetched a second time for it either: no page turns with the screen by them, and none has sound.
 */
public final class Axe {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String SCRIPT = AxeBuilder.getAxeScript();

    /** Whether the engine is there, or lay ready and is now. */
    private static final String BEGIN =
            "() => { if (!('axe' in window)) window.beginAxe?.(); return 'axe' in window; }";

    private static final String RUN = """
            async ({standards, without, frameSeen}) => {
                const rules = Object.fromEntries(without.map(rule => [rule, {enabled: false}]));
                const found = await axe.run(frameSeen ? document.querySelector('main') : document,
                    {runOnly: {type: 'tag', values: standards}, rules, resultTypes: ['violations'], preload: false});
                // a rule about whole pages, which a part is not asked for
                const headless = frameSeen && !document.querySelector('main h1') ? ['page-has-heading-one: none'] : [];
                return headless.concat(found.violations.map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' ')));
            }
            """;

    /**
     * How a page is built, its frame and what the frame holds: everything but the words, numbers and addresses, and of
     * rows built alike only the first. An empty text stays empty. The frame is another one in a narrow window; what it
     * holds only flows otherwise.
     */
    private static final String BUILD = """
            () => {
                const build = html => html
                    .replace(/<script[\\s\\S]*?<\\/script>/g, '')
                    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
                    .replace(/(value|content|href|action|lang)="[^"]+"/g, '$1="given"')
                    .replace(/>\\s+</g, '><')
                    .replace(/>[^<]+</g, '>words<')
                    .replace(/(<(tr|li|option)\\b(?:(?!<\\2\\b)[\\s\\S])*?<\\/\\2>)\\1+/g, '$1');
                const main = document.querySelector('main')?.outerHTML ?? '';
                return [innerWidth + build(document.documentElement.outerHTML.replace(main, '')), build(main)];
            }
            """;

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Axe() {}

    /** Lays the engine ready in every page to come: to hand half a megabyte over for each look takes as long as the look. */
    static void layReady(BrowserContext context) {
        context.addInitScript("window.beginAxe = function () {" + SCRIPT + "\n};");
    }

    /**
     * Each violation with the elements it is found in; nothing when the page is fine, or when its frame and what it
     * holds were both seen before; a frame seen before is not looked at again with what is new in it. Journeys meet the same
     * page many times, and to look takes longer than to get it.
     */
    @SuppressWarnings("unchecked")
    public static List<String> faults(Page page, String... without) {
        var build = (List<String>) page.evaluate(BUILD);
        if (SEEN.containsAll(build)) {
            return List.of();
        }
        var frameSeen = !build.get(1).isEmpty() && SEEN.contains(build.get(0));
        var faults = new ArrayList<>(look(page, frameSeen, without));
        faults.addAll(AccessibilityTree.faults(page));
        if (!SEEN.contains(build.get(1))) faults.addAll(Adaptation.faults(page));
        if (without.length == 0) {
            SEEN.addAll(build);
        }
        return faults;
    }

    @SuppressWarnings("unchecked")
    private static List<String> look(Page page, boolean frameSeen, String... without) {
        if (!Boolean.TRUE.equals(page.evaluate(BEGIN))) {
            page.evaluate(SCRIPT);
        }
        return (List<String>)
                page.evaluate(RUN, Map.of("standards", STANDARDS, "without", List.of(without), "frameSeen", frameSeen));
    }
}

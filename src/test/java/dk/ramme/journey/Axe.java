package dk.ramme.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What the accessibility engine finds in a page. It is run in the page itself and asked for violations only: the
 * library's own way opens a second page for each look and describes all that is right, which takes three times as long.
 */
public final class Axe {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String RUN = """
            async ({standards, without}) => {
                const rules = Object.fromEntries(without.map(rule => [rule, {enabled: false}]));
                const found = await axe.run(document,
                    {runOnly: {type: 'tag', values: standards}, rules, resultTypes: ['violations']});
                return found.violations.map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' '));
            }
            """;

    private Axe() {}

    /** Each violation with the elements it is found in; nothing when the page is fine. */
    @SuppressWarnings("unchecked")
    public static List<String> faults(Page page, String... without) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<String>) page.evaluate(RUN, Map.of("standards", STANDARDS, "without", List.of(without)));
    }
}

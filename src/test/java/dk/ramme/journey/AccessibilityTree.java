package dk.ramme.journey;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page as the browser tells it to a screen reader: roles, names, descriptions and states, in the order they are read. The
 * accessibility engine looks at each element by itself; here they are looked at beside each other, as somebody hears them
 * who goes from link to link or from field to field. Each fault begins with the criterion of WCAG 2.2 that it breaks.
 */
final class AccessibilityTree {

    private static final Set<String> PRESSED = Set.of("link", "button", "DisclosureTriangle");
    private static final Set<String> FILLED_IN =
            Set.of("checkbox", "radio", "textbox", "searchbox", "combobox", "listbox", "spinbutton");
    private static final Set<String> NAMED = Set.of("progressbar", "region", "dialog");
    private static final Set<String> GROUPS = Set.of("radiogroup", "group");

    /** What tells links of one name from each other, since it is read with them. */
    private static final Set<String> CONTEXTS = Set.of("row", "listitem", "paragraph");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    /** What has to be seen to be judged: errors, the order of stops, and names that leave out what is written. */
    private static final String SEEN = """
            () => {
                const seen = e => e.getClientRects().length > 0 && e.checkVisibility({visibilityProperty: true});
                const outside = e => { for (; e; e = e.parentElement) if (/absolute|fixed|sticky/.test(getComputedStyle(e).position)) return true; return false; };
                const html = e => e.outerHTML.slice(0, 120);
                const words = text => (text ?? '').replace(/\\s+/g, ' ').trim();
                const faults = [];
                let last = null;
                for (const stop of document.querySelectorAll('main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)')) {
                    if (!seen(stop) || stop.tabIndex < 0 || stop.closest('.visually-hidden') || outside(stop)) continue;
                    if (stop.tabIndex > 0) faults.push('2.4.3 out of order: ' + html(stop));
                    const place = stop.getBoundingClientRect();
                    if (last && place.bottom <= last.top && place.left <= last.left) faults.push('1.3.2 read after what stands below it: ' + html(stop));
                    last = place;
                }
                for (const named of document.querySelectorAll(':is(a, button, summary)[aria-label]')) {
                    const said = words(named.innerText).toLowerCase();
                    if (seen(named) && said && !named.getAttribute('aria-label').toLowerCase().includes(said)) faults.push('2.5.3 is not called what it says: ' + html(named));
                }
                const errors = [...document.querySelectorAll('main .error:not([role=alert])')].filter(seen).map(e => words(e.innerText));
                return [faults, errors];
            }
            """;

    private final Map<String, Node> nodes;

    private AccessibilityTree(JsonArray told) {
        nodes = new LinkedHashMap<>();
        for (var one : told) {
            var node = Node.of(one.getAsJsonObject());
            nodes.put(node.id, node);
        }
    }

    /** What is wrong with the page as it is now. */
    static List<String> faults(Page page) {
        // it ends with the page: one that is ended before takes the authenticator of the browser's tests with it
        var session = page.context().newCDPSession(page);
        var told = session.send("Accessibility.getFullAXTree").getAsJsonArray("nodes");
        return new AccessibilityTree(told).faults((List<?>) page.evaluate(SEEN));
    }

    private List<String> faults(List<?> seen) {
        var faults = new ArrayList<String>();
        ((List<?>) seen.get(0)).forEach(fault -> faults.add(String.valueOf(fault)));
        nameless(faults);
        groupless(faults);
        undescribed(faults);
        unsaid(faults, (List<?>) seen.get(1));
        ambiguous(faults, "link", "2.4.4");
        ambiguous(faults, "button", "2.4.6");
        return faults;
    }

    /** Everything one can press, fill in or jump to is called something that can be said, and nothing is called by a key. */
    private void nameless(List<String> faults) {
        for (var node : told(node -> PRESSED.contains(node.role)
                || FILLED_IN.contains(node.role)
                || NAMED.contains(node.role)
                || node.role.equals("columnheader"))) {
            if (!WORD.matcher(node.name).find()) faults.add("4.1.2 has no name: " + node);
            if (node.name.contains("??")) faults.add("4.1.2 is called by a key: " + node);
        }
    }

    /** What an answer answers is said with it. */
    private void groupless(List<String> faults) {
        for (var node : told(node -> node.role.equals("radio"))) {
            var group = nearest(node, above -> GROUPS.contains(above.role) && !above.name.isBlank());
            if (group == null) faults.add("1.3.1 answers no question: " + node);
        }
    }

    /** A field that is wrong says so, and why. */
    private void undescribed(List<String> faults) {
        for (var node :
                told(node -> node.is("invalid") && (FILLED_IN.contains(node.role) || GROUPS.contains(node.role)))) {
            if (node.description.isBlank()) faults.add("3.3.1 is wrong and does not say why: " + node);
        }
    }

    /** Each error that stands on the page is read with its field. */
    private void unsaid(List<String> faults, List<?> errors) {
        var descriptions = told(node -> !node.description.isBlank()).stream()
                .map(node -> squeezed(node.description))
                .toList();
        for (var error : errors) {
            var words = squeezed(String.valueOf(error));
            if (descriptions.stream().noneMatch(said -> said.contains(words)))
                faults.add("3.3.1 is read with no field: " + error);
        }
    }

    /** What has one name, read by itself or with what stands around it, leads to one place. */
    private void ambiguous(List<String> faults, String role, String criterion) {
        var byName = told(node -> node.role.equals(role)).stream()
                .collect(Collectors.groupingBy(this::heard, LinkedHashMap::new, Collectors.toList()));
        byName.values().forEach(alike -> {
            var places = alike.stream().map(Node::leadsTo).distinct().count();
            if (places > 1) faults.add(criterion + " is called as another is: " + alike.get(0));
        });
    }

    /** The name, what is read after it, and whom or what it stands beside. */
    private List<String> heard(Node node) {
        var context = nearest(node, above -> CONTEXTS.contains(above.role));
        return List.of(node.name, node.description, context == null ? "" : context.id);
    }

    private @Nullable Node nearest(Node node, Predicate<Node> wanted) {
        var above = nodes.get(node.parent);
        while (above != null && (above.ignored || !wanted.test(above))) above = nodes.get(above.parent);
        return above;
    }

    private List<Node> told(Predicate<Node> wanted) {
        return nodes.values().stream()
                .filter(node -> !node.ignored && wanted.test(node))
                .toList();
    }

    /** Without spaces, which the browser puts between parts as it pleases. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private record Node(
            String id,
            String parent,
            boolean ignored,
            String role,
            String name,
            String description,
            Map<String, String> properties) {

        static Node of(JsonObject told) {
            var properties = new HashMap<String, String>();
            if (told.has("properties")) {
                for (var property : told.getAsJsonArray("properties")) {
                    var one = property.getAsJsonObject();
                    properties.put(one.get("name").getAsString(), text(one.get("value")));
                }
            }
            return new Node(
                    told.get("nodeId").getAsString(),
                    told.has("parentId") ? told.get("parentId").getAsString() : "",
                    told.get("ignored").getAsBoolean(),
                    text(told.get("role")),
                    text(told.get("name")),
                    text(told.get("description")),
                    properties);
        }

        private static String text(@Nullable JsonElement value) {
            if (value == null || !value.getAsJsonObject().has("value")) return "";
            var inner = value.getAsJsonObject().get("value");
            return inner.isJsonPrimitive() ? inner.getAsString() : inner.toString();
        }

        boolean is(String state) {
            return "true".equals(properties.get(state));
        }

        /** Where a link leads; of anything else, what it is itself. */
        String leadsTo() {
            return properties.getOrDefault("url", id);
        }

        @Override
        public String toString() {
            return role + " »" + name + "«" + (description.isBlank() ? "" : " (" + description + ")");
        }
    }
}

package dk.ramme.ui;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page as a test reads it: opening tags, their attributes, and what they hold. Enough for pages we write ourselves. */
public record Html(String source) {

    /** The opening tag that has this id. */
    public String byId(String id) {
        return first("<[a-z0-9]+\\b[^>]*\\sid=\"" + Pattern.quote(id) + "\"[^>]*>")
                .orElseThrow(() -> new AssertionError("no element has the id " + id));
    }

    /** The opening tags of this name, in the order of the page. */
    public List<String> tags(String name) {
        return all("<" + name + "\\b[^>]*>");
    }

    /** What stands in the elements of this name, without tags. */
    public List<String> texts(String name) {
        return Pattern.compile("<" + name + "\\b[^>]*>(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(found -> found.group(1)
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }

    public List<String> all(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    public List<String> ids() {
        return Pattern.compile("\\sid=\"([^\"]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    public static Optional<String> attribute(String tag, String name) {
        return Pattern.compile("\\s" + name + "=\"([^\"]*)\"")
                .matcher(tag)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private Optional<String> first(String pattern) {
        return all(pattern).stream().findFirst();
    }
}

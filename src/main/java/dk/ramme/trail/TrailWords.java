package dk.ramme.trail;

import dk.ramme.ui.Dates;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says in words what the trail has as codes. What there is no word for is left out here; the exported file has all of it.
 */
@Component("trailWords")
public class TrailWords {

    private static final String ACTION = "trail.action.";
    private static final String PAGE = "page";
    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final Pattern NUMBER = Pattern.compile(ID);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+|" + ID);

    /** What is told by its name, which may be written in capitals as a code is: a right, a group. */
    private static final Set<String> NAMES = Set.of("given", "taken", "right", "group", "name");

    /** What a code is about, which the row says itself. */
    private static final Pattern OF_WHOM = Pattern.compile("(?<=[A-Z]):" + ID + "$");

    private final MessageSource messages;
    private final JsonMapper json;
    private final Dates dates;

    TrailWords(MessageSource messages, JsonMapper json, Dates dates) {
        this.messages = messages;
        this.dates = dates;
        this.json = json;
    }

    public String action(String code) {
        var word = word(ACTION + code);
        return word == null ? text("trail.action.OTHER") : word;
    }

    /** Who decided, when it was not a person by name. */
    public String actor(TrailRow row) {
        return row.actorName() == null || row.actorName().isBlank()
                ? text("trail.actor." + row.actorKind())
                : row.actorName();
    }

    public String about(TrailRow row) {
        if (row.about() != null) {
            return row.about();
        }
        var word = word("trail.subject." + row.subjectType());
        return word == null ? "" : word;
    }

    /** What there is to say about it, each as "name: value". */
    public List<String> details(TrailRow row) {
        return details(row.details());
    }

    /** The same of what stands in the row. @param values as JSON */
    public List<String> details(String values) {
        return said(json.readTree(values));
    }

    private List<String> said(JsonNode values) {
        List<String> said = new ArrayList<>();
        values.properties().forEach(entry -> {
            var label = word("trail.detail." + entry.getKey());
            var value = entry.getKey().equals(PAGE)
                    ? page(entry.getValue().asString())
                    : value(entry.getValue(), NAMES.contains(entry.getKey()));
            if (label != null && !value.isEmpty()) {
                said.add(label + ": " + value);
            }
        });
        return said;
    }

    /**
     * The page that a line of the access rules stands for, such as "POST /users/&#42;/rights": the longest beginning of its
     * address that there is a word for, whatever stands for an id left out.
     */
    public String page(String line) {
        int space = line.indexOf(' ');
        var parts = new ArrayList<>(Arrays.stream(line.substring(space + 1).split("/"))
                .filter(part -> !part.isEmpty() && !part.contains("*"))
                .toList());
        var page = word(pageKey(parts));
        while (page == null && !parts.isEmpty()) {
            parts.remove(parts.size() - 1);
            page = word(pageKey(parts));
        }
        return line.startsWith("POST ")
                ? messages.getMessage("trail.page-changing", new Object[] {page}, LocaleContextHolder.getLocale())
                : String.valueOf(page);
    }

    private static String pageKey(List<String> parts) {
        return "trail.page." + (parts.isEmpty() ? "other" : String.join(".", parts));
    }

    /** A fact about a person: a time, a day, a code or words. */
    public String fact(Object value) {
        if (value instanceof LocalDate day) {
            return dates.day(day);
        }
        if (value instanceof Instant time) {
            return dates.moment(time);
        }
        var known = word("trail.value." + value);
        return known == null ? value.toString() : known;
    }

    /** Every event there is a word for, sorted by it. */
    Map<String, String> actions() {
        var locale = LocaleContextHolder.getLocale();
        var collator = Collator.getInstance(locale);
        var sorted = new LinkedHashMap<String, String>();
        ResourceBundle.getBundle("messages", Locale.ROOT).keySet().stream()
                .filter(key -> key.startsWith(ACTION) && !key.endsWith(".OTHER"))
                .map(key -> Map.entry(key.substring(ACTION.length()), text(key)))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(collator::getCollationKey)))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** @param named whether what looks like a code is the name of something */
    private String value(JsonNode node, boolean named) {
        if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(one -> values.add(value(one, named)));
            values.removeIf(String::isEmpty);
            return values.isEmpty() && node.isEmpty() ? text("trail.value.none") : String.join(", ", values);
        }
        if (node.isObject()) {
            return String.join("; ", said(node));
        }
        if (node.isBoolean()) {
            return text("trail.value." + node.booleanValue());
        }
        if (!node.isString()) {
            return node.isNumber() ? node.asString() : "";
        }
        var said = OF_WHOM.matcher(node.stringValue()).replaceFirst("");
        var known = word("trail.value." + said);
        return known != null ? known : (named ? NUMBER : CODE).matcher(said).matches() ? "" : said;
    }

    private @Nullable String word(String key) {
        return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}

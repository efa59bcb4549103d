package dk.ramme.imports.row;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months as files have them: Danish or English, in full or shortened. */
final class MonthName {

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("maj", 5),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("okt", 10),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));
    private static final List<String> MONTH_NAMES = List.of(
            "januar",
            "january",
            "februar",
            "february",
            "marts",
            "march",
            "april",
            "maj",
            "may",
            "juni",
            "june",
            "juli",
            "july",
            "august",
            "september",
            "oktober",
            "october",
            "november",
            "december");

    private MonthName() {}

    /** None, which is no month, when it is not the name of one, in full or shortened. */
    static int of(String name) {
        var word = name.toLowerCase(Locale.ROOT);
        boolean known = word.equals("sept") || MONTH_NAMES.stream().anyMatch(month -> month.startsWith(word));
        return known ? MONTHS.getOrDefault(word.substring(0, 3), 0) : 0;
    }
}

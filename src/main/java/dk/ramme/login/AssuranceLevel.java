package dk.ramme.login;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How sure MitID is of the person (NSIS, "National Standard for Identiteters Sikringsniveauer"). */
public enum AssuranceLevel {
    LOW,
    SUBSTANTIAL,
    HIGH;

    /** What brokers write before the word. Anything else before it makes the value unknown, and unknown is refused. */
    private static final Set<String> PREFIXES = Set.of(
            "",
            "https://data.gov.dk/concept/core/nsis/",
            "https://data.gov.dk/concept/core/nsis/loa/",
            "urn:grn:authn:dk:mitid:");

    /** The level a broker's value stands for: its own table first, then the forms in use. */
    public static Optional<AssuranceLevel> read(String value, Map<String, AssuranceLevel> table) {
        var known = table.get(value);
        if (known != null) {
            return Optional.of(known);
        }
        for (var level : values()) {
            var end = value.length() - level.name().length();
            if (end >= 0
                    && value.regionMatches(
                            true, end, level.name(), 0, level.name().length())
                    && PREFIXES.contains(value.substring(0, end))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    public boolean reaches(AssuranceLevel least) {
        return compareTo(least) >= 0;
    }

    /** As NSIS writes it: Low, Substantial, High. */
    public String nsis() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}

package dk.ramme.imports.check;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What becomes of a row. */
public enum Outcome {
    NEW,
    REFRESHED,
    /** It goes to another row's user, or to one who is here without its RID number. */
    MERGED,
    UNTOUCHED,
    LEFT_OUT;

    /** By what was found in the row: the gravest counts, and a row with nothing to say of it is new. */
    public static Outcome of(Collection<Finding> findings) {
        return findings.stream()
                .map(finding -> of(finding.problem().weight()))
                .max(Enum::compareTo)
                .orElse(NEW);
    }

    public static Outcome of(Severity weight) {
        return switch (weight) {
            case LEFT_OUT -> LEFT_OUT;
            case DECIDE, UNTOUCHED -> UNTOUCHED;
            case MERGED -> MERGED;
            case CHANGED -> REFRESHED;
            case LOOK -> NEW;
        };
    }

    /** The colour of the tag that tells it. */
    public String tone() {
        return switch (this) {
            case NEW, REFRESHED -> "good";
            case LEFT_OUT -> "bad";
            case MERGED, UNTOUCHED -> "todo";
        };
    }

    /**
     * How many of some rows come to what.
     *
     * @param findings all that was found in them
     */
    public static Map<Outcome, Integer> counts(List<Finding> findings, int rows) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        var byLine = findings.stream().collect(Collectors.groupingBy(Finding::line));
        byLine.values().forEach(found -> counts.merge(of(found), 1, Integer::sum));
        counts.merge(NEW, rows - byLine.size(), Integer::sum);
        return counts;
    }
}

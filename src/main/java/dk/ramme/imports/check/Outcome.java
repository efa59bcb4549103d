package dk.ramme.imports.check;

import java.util.Collection;

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

    public static Outcome of(Weight weight) {
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
}

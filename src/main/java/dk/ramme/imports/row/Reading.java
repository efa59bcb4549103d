package dk.ramme.imports.row;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a section was read, so that whoever imports it can see that it was as they meant it, and say otherwise.
 *
 * @param facts what is told about the file; none of a registry
 * @param told what the columns tell of themselves
 * @param said what somebody has said instead
 * @param statuses words for a status that Ramme does not know, and how many rows have each
 */
public record Reading(@Nullable TableFacts facts, Survey.Told told, Said said, Map<String, Integer> statuses) {

    public static final Reading NONE = new Reading(null, Survey.Told.NOTHING, Said.NOTHING, Map.of());

    public Conventions conventions() {
        return said.over(told);
    }

    public @Nullable TextEncoding encoding() {
        return facts == null ? null : facts.encoding();
    }

    /** The encodings that the file may be of as well; none when it can only be the one. */
    public List<TextEncoding> encodings() {
        var encoding = encoding();
        return encoding != null && TextEncoding.OF_BYTES.contains(encoding)
                ? List.copyOf(TextEncoding.OF_BYTES)
                : List.of();
    }

    /** Whether it can be read in another way. */
    public boolean canChange() {
        return !encodings().isEmpty()
                || told.birth().open()
                || told.until().open()
                || told.turned() > 0
                || !told.restOfName().isEmpty()
                || !statuses.isEmpty();
    }
}

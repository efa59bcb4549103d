package dk.ramme.imports.check;

import dk.ramme.identifier.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two records that share a RID number are of one person (I5). CPR numbers settle it; else birth dates and
 * names. Who has changed their name, without a CPR number on both sides, may be another person: nobody but an administrator
 * can know.
 */
public enum PersonMatch {
    SAME,
    OTHER,
    UNKNOWN;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** @param sameCpr whether the CPR numbers are the same; null when not both have one */
    public static PersonMatch of(@Nullable Boolean sameCpr, Known one, Known other) {
        if (sameCpr != null) return sameCpr ? SAME : OTHER;
        var born = one.birthDate();
        if (born == null || other.birthDate() == null) return sameName(one, other, true) ? SAME : UNKNOWN;
        if (!born.equals(other.birthDate())) return OTHER;
        return sameName(one, other, false) ? SAME : UNKNOWN;
    }

    /** A name that lacks some of the other's is the same when it begins, and where it must also ends, as the other does. */
    private static boolean sameName(Known one, Known other, boolean sameEnd) {
        var words = words(one.name());
        var others = words(other.name());
        if (words.isEmpty() || others.isEmpty()) return false;
        boolean within = words.containsAll(others) || others.containsAll(words);
        boolean begins = words.get(0).equals(others.get(0));
        boolean ends = words.get(words.size() - 1).equals(others.get(others.size() - 1));
        return within && begins && (ends || !sameEnd);
    }

    /** In small letters, without accents, the Danish letters as they are written where there are none. */
    private static List<String> words(String name) {
        var spoken =
                PersonName.kept(name).map(kept -> kept.inSpokenOrder().value()).orElse(name);
        var words = new ArrayList<>(List.of(BETWEEN.split(PersonName.plain(spoken))));
        words.removeIf(String::isEmpty);
        return words;
    }

    /** What a record says of a person beside the CPR number. */
    public record Known(String name, @Nullable LocalDate birthDate) {}
}

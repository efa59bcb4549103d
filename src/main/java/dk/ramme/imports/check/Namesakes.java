package dk.ramme.imports.check;

import dk.ramme.identifier.PersonName;
import dk.ramme.imports.row.TextNumber;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose persons have the same name and birth date. CPR numbers alone tell them apart: where one has none they may be the same
 * person.
 */
final class Namesakes {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final LineByNumber withCpr = new LineByNumber();
    private final LineByNumber withoutCpr = new LineByNumber();

    /** The line of an earlier row that may be the same person; null when there is none. @param hasCpr whether the number is known */
    @Nullable
    Integer earlier(PersonName name, LocalDate birthDate, boolean hasCpr) {
        var number = number(name, birthDate);
        var without = withoutCpr.get(number);
        return without == null && !hasCpr ? withCpr.get(number) : without;
    }

    void note(PersonName name, LocalDate birthDate, boolean hasCpr, int line) {
        (hasCpr ? withCpr : withoutCpr).putIfAbsent(number(name, birthDate), line);
    }

    /** Whether it is the person of this line, as far as name and birth date say. */
    boolean isIn(int line, PersonName name, LocalDate birthDate, boolean hasCpr) {
        var number = number(name, birthDate);
        return isAt(line, withoutCpr.get(number)) || !hasCpr && isAt(line, withCpr.get(number));
    }

    private static boolean isAt(int line, @Nullable Integer first) {
        return first != null && first == line;
    }

    private static String number(PersonName name, LocalDate birthDate) {
        return TextNumber.of(birthDate + name.value().toLowerCase(DANISH));
    }
}

package dk.ramme.imports.check;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Improbably many CPR numbers of one birth date in a file: somebody tries whose they are (U8).
 *
 * <p>People at work are born over some fifty years, 18,000 days: of a thousand at most four share one by chance, of ten
 * thousand six, of a million about a hundred; and on 1 January, which people are given who do not know theirs, some times as
 * many. So five and one more for each 2,000 rows never stops a list of people, and is too few to find a number by, of which
 * a birth date has some thousands. Two who also have first and last name in common are rare, and three are none, unless the
 * list is of a country's size.
 */
public final class SameBirthDates {

    private static final int ALWAYS = 5;
    private static final int ROWS_FOR_ONE_MORE = 2_000;
    private static final int NAMESAKES = 2;
    private static final int ROWS_FOR_ONE_MORE_NAMESAKE = 50_000;

    private final Map<LocalDate, Numbers> byDate = new HashMap<>();
    private int mostOfOneDate;
    private int mostNamesakes;

    public void take(Columns columns, Row row) {
        var text = columns.value(row, Column.CPR);
        if (!CprNumber.isValid(text)) return;
        var cpr = CprNumber.parse(text);
        var name = NameFields.withoutNothing(new NameFields(columns, row).written());
        take(cpr, PersonName.isValid(name) ? PersonName.parse(name).ends().hashCode() : 0);
    }

    private void take(CprNumber cpr, int name) {
        var numbers = byDate.computeIfAbsent(cpr.birthDate(), date -> new Numbers());
        int namesakes = numbers.add(Integer.parseInt(cpr.value().substring(6)), name);
        mostOfOneDate = Math.max(mostOfOneDate, numbers.count);
        mostNamesakes = Math.max(mostNamesakes, namesakes);
    }

    /** @param rows how many there are in all */
    public boolean areImprobable(int rows) {
        return mostOfOneDate > ALWAYS + rows / ROWS_FOR_ONE_MORE
                || mostNamesakes > NAMESAKES + rows / ROWS_FOR_ONE_MORE_NAMESAKE;
    }

    public int mostOfOneDate() {
        return mostOfOneDate;
    }

    /** The different numbers of a birth date, as small as they can be: two million fit beside everything else. */
    private static final class Numbers {

        /** More than any file may have of one date. */
        private static final int ENOUGH = 2_000;

        private char[] serials = new char[2];
        private int[] names = new int[2];
        private int count;

        /** @return how many different numbers are those of people with the name */
        int add(int serial, int name) {
            int namesakes = 1;
            for (int i = 0; i < count; i++) {
                if (serials[i] == serial) return 0;
                if (names[i] == name) namesakes++;
            }
            if (count == ENOUGH) return namesakes;
            if (count == serials.length) {
                serials = Arrays.copyOf(serials, 2 * count);
                names = Arrays.copyOf(names, 2 * count);
            }
            serials[count] = (char) serial;
            names[count++] = name;
            return namesakes;
        }
    }
}

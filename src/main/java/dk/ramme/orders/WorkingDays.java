package dk.ramme.orders;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Monday to Friday. Public holidays are counted as working days, so that in their weeks a device is late a little sooner. */
final class WorkingDays {

    private WorkingDays() {}

    /** The day so many working days back. */
    static LocalDate before(LocalDate day, int days) {
        return Stream.iterate(day.minusDays(1), earlier -> earlier.minusDays(1))
                .filter(WorkingDays::isOne)
                .skip(days - 1L)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}

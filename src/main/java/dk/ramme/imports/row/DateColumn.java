package dk.ramme.imports.row;

import dk.ramme.imports.row.TextDate.Dates;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** All dates of a column, of which some prove whether the day or the month stands first. */
public final class DateColumn {

    private static final int SIX = 6;

    private final Proof slashed = new Proof();
    private final Proof dashed = new Proof();
    private boolean sixDigits;
    private String doubtful = "";
    private String proving = "";

    /** @param certain the date that it must be, where something else in the row says so */
    void look(String text, @Nullable LocalDate certain) {
        if (text.isEmpty() || NoDate.is(text)) return;
        if (text.length() == SIX && text.chars().allMatch(c -> c >= '0' && c <= '9')) sixDigits = true;
        var way = TextDate.way(text);
        if (way == null) return;
        var order = way.order();
        if (order == DateOrder.UNSURE && certain != null) order = way.orderOf(certain);
        (way.slashed() ? slashed : dashed).note(order);
        if (order == DateOrder.UNSURE && way.slashed() && doubtful.isEmpty()) doubtful = text;
        if (order == DateOrder.MONTH_FIRST && proving.isEmpty()) proving = text;
    }

    /** What the column says of itself. */
    Told told() {
        var dates = new Dates(slashed.order(true), dashed.order(false), sixDigits);
        boolean open = slashed.isOpen() || dashed.order(false) == DateOrder.MIXED;
        return new Told(dates, open && !doubtful.isEmpty(), doubtful, proving);
    }

    /** How many dates speak for what. */
    private static final class Proof {

        /** So many more prove one order that the few others are mistakes. */
        private static final int PLAINLY = 50;

        private long dayFirst;
        private long monthFirst;
        private long either;

        private void note(DateOrder order) {
            switch (order) {
                case DAY_FIRST -> dayFirst++;
                case MONTH_FIRST -> monthFirst++;
                default -> either++;
            }
        }

        /** @param asks whether a date that could be either is a question; with dashes it is Danish */
        private DateOrder order(boolean asks) {
            if (dayFirst > 0 && dayFirst >= PLAINLY * monthFirst) return DateOrder.DAY_FIRST;
            if (monthFirst > 0 && monthFirst >= PLAINLY * dayFirst) return DateOrder.MONTH_FIRST;
            if (dayFirst > 0) return DateOrder.MIXED;
            return asks && either > 0 ? DateOrder.UNSURE : DateOrder.DAY_FIRST;
        }

        private boolean isOpen() {
            var order = order(true);
            return either > 0 && (order == DateOrder.MIXED || order == DateOrder.UNSURE);
        }
    }

    /**
     * What a column of dates says of itself.
     *
     * @param open whether somebody must say in which order they are
     * @param doubtful a date that could be two, empty when there is none
     * @param proving a date that can only be month first, empty when there is none
     */
    public record Told(Dates dates, boolean open, String doubtful, String proving) {

        static final Told DANISH = new Told(Dates.DANISH, false, "", "");

        /** The dates as somebody has said they are, where the column does not say it itself. */
        Dates said(@Nullable DateOrder order) {
            if (order == null || !open) return dates;
            boolean dashesToo = dates.dashed() == DateOrder.MIXED;
            return new Dates(order, dashesToo ? order : dates.dashed(), dates.sixDigits());
        }
    }
}

package dk.ramme.home;

import static java.util.stream.Collectors.joining;

import dk.ramme.people.list.UserCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How many were activated, and had activated themselves, at the end of each of the last days. */
record Progress(List<Day> days) {

    static final int WIDTH = 320;
    static final int HEIGHT = 120;

    private static final int DAYS = 30;
    private static final int A_WEEK = 7;

    static Progress of(List<UserCounts.Change> changes, LocalDate today) {
        var days = new ArrayList<Day>();
        long activated = 0;
        long own = 0;
        var next = 0;
        for (var day = today.minusDays(DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
            while (next < changes.size() && !changes.get(next).day().isAfter(day)) {
                activated += changes.get(next).activated();
                own += changes.get(next).selfActivated();
                next++;
            }
            days.add(new Day(day, activated, own));
        }
        return new Progress(List.copyOf(days));
    }

    /** Whether there is anything to see: it began a week ago or earlier, and somebody came further within these days. */
    public boolean isTelling() {
        var first = days.get(0);
        return days.get(days.size() - 1 - A_WEEK).activated() > 0
                && days.stream().anyMatch(day -> day.activated() != first.activated() || day.own() != first.own());
    }

    public long most() {
        return days.stream().mapToLong(Day::activated).max().orElse(0);
    }

    public LocalDate first() {
        return days.get(0).date();
    }

    /** One day a week and the last one, for the table. */
    public List<Day> weekly() {
        var weekly = new ArrayList<Day>();
        for (var n = days.size() - 1; n >= 0; n -= A_WEEK) {
            weekly.add(days.get(n));
        }
        return weekly;
    }

    public String activatedLine() {
        return line(Day::activated);
    }

    public String ownLine() {
        return line(Day::own);
    }

    private String line(ToLongFunction<Day> height) {
        var most = Math.max(1, most());
        var points = new ArrayList<String>();
        for (var n = 0; n < days.size(); n++) {
            var x = (double) WIDTH * n / (days.size() - 1);
            var y = HEIGHT - (double) HEIGHT * height.applyAsLong(days.get(n)) / most;
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        }
        return points.stream().collect(joining(" "));
    }

    /** The numbers at the end of a day. */
    record Day(LocalDate date, long activated, long own) {}
}

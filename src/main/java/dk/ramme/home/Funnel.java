package dk.ramme.home;

import dk.ramme.people.list.UserCounts;
import java.util.List;

/**
 * How far the organisation's users have come: there, activated by an administrator, active by their own deed. Each stage
 * holds the next one.
 *
 * @param overdue of those activated, whose link has run out; a lower bound when they are very many
 */
record Funnel(long all, long activated, long selfActivated, long overdue) {

    /** The width of the picture's longest bar. */
    static final int WIDEST = 320;

    static Funnel of(UserCounts.Counts counts, long overdue) {
        var own = counts.active() + counts.suspended();
        var activated = own + counts.awaiting();
        return new Funnel(activated + counts.deactivated(), activated, own, Math.min(overdue, counts.awaiting()));
    }

    public List<Bar> bars() {
        return List.of(bar("all", all), bar("activated", activated), bar("self", selfActivated));
    }

    /** The end of the middle bar: those whom nothing but a new link brings on. */
    public Bar late() {
        var width = width(overdue);
        return new Bar("overdue", overdue, share(overdue), width(activated) - width, width);
    }

    public boolean isEmpty() {
        return all == 0;
    }

    private Bar bar(String stage, long users) {
        return new Bar(stage, users, share(users), 0, width(users));
    }

    private int width(long users) {
        return all == 0 ? 0 : (int) Math.max(users > 0 ? 2 : 0, WIDEST * users / all);
    }

    private int share(long users) {
        return all == 0 ? 0 : (int) (100 * users / all);
    }

    /** A bar of the picture. */
    record Bar(String stage, long users, int share, int x, int width) {

        /** Somebody, but less than one per cent: 0 % would say nobody. */
        public boolean little() {
            return users > 0 && share == 0;
        }
    }
}

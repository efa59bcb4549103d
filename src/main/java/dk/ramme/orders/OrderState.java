package dk.ramme.orders;

import java.util.EnumSet;
import java.util.Set;

/** The life of an order (M4). */
public enum OrderState {
    ORDERED,
    DISPATCHED,
    RECEIVED,
    CANCELLED,
    /** It was sent and never arrived; another was ordered in its place. */
    LOST;

    /** The one table of what may follow what. */
    private Set<OrderState> next() {
        return switch (this) {
            case ORDERED -> EnumSet.of(DISPATCHED, CANCELLED);
            case DISPATCHED -> EnumSet.of(RECEIVED, LOST);
            case RECEIVED, CANCELLED, LOST -> EnumSet.noneOf(OrderState.class);
        };
    }

    public boolean canBecome(OrderState other) {
        return next().contains(other);
    }
}

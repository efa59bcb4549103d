package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation's orders as a list, the newest first, walked by key. */
@Service
public class OrderList {

    public static final int SHOWN = 50;

    private final OrderRows rows;
    private final Clock clock;

    OrderList(OrderRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @param after the last order of the page before; none, or one that is not here: from the newest on */
    @Transactional(readOnly = true)
    public Slice find(Show show, @Nullable UUID after) {
        var before = DeviceOrder.lateBefore(clock.instant());
        var lines = rows.list(show, before, after, SHOWN + 1);
        var shown = lines.subList(0, Math.min(SHOWN, lines.size()));
        return new Slice(
                shown, lines.size() > SHOWN ? shown.get(shown.size() - 1).id() : null, rows.sum(show, before));
    }

    /** Which orders are shown. */
    public enum Show {
        ALL(null),
        ORDERED(OrderState.ORDERED),
        DISPATCHED(OrderState.DISPATCHED),
        /** Sent, and should have arrived. */
        LATE(OrderState.DISPATCHED),
        RECEIVED(OrderState.RECEIVED),
        CANCELLED(OrderState.CANCELLED),
        LOST(OrderState.LOST);

        private final @Nullable OrderState state;

        Show(@Nullable OrderState state) {
            this.state = state;
        }

        @Nullable
        String state() {
            return state == null ? null : state.name();
        }
    }

    /**
     * @param sentTo the address; empty where nobody knows, or it was erased
     * @param late whether it should have arrived by now
     */
    public record Line(
            UUID id,
            UUID userId,
            String userName,
            IdentificationMeans kind,
            OrderState state,
            BigDecimal price,
            String orderedByName,
            Instant orderedAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant endedAt,
            @Nullable String serial,
            String sentTo,
            boolean late) {

        /** Whether it is on its way, and somebody can say that it has come. */
        public boolean canBeReceived() {
            return state.canBecome(OrderState.RECEIVED);
        }

        public boolean canBeCancelled() {
            return state.canBecome(OrderState.CANCELLED);
        }
    }

    /** How many orders the list shows on all its pages, and what they cost together without VAT. */
    public record Sum(long orders, BigDecimal cost) {}

    /** @param next the order after which the next page begins; null on the last one */
    public record Slice(List<Line> lines, @Nullable UUID next, Sum sum) {

        /** Whether any of those shown is on its way. */
        public boolean anyOnTheirWay() {
            return lines.stream().anyMatch(Line::canBeReceived);
        }
    }
}

package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation's orders as a list, the newest first, walked by key. */
@Service
public class OrderList {

    public static final int SHOWN = 50;

    private static final String WHICH = """
            (cast(:state as text) is null or o.state = :state) and (not :late or o.dispatched_at < :before)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param after the last order of the page before; none, or one that is not here: from the newest on */
    @Transactional(readOnly = true)
    public Slice find(Show show, @Nullable UUID after) {
        var lines = given("""
                select o.id, o.user_id, u.name as user_name, o.kind, o.state, o.price, o.ordered_by_name, o.ordered_at,
                    o.dispatched_at, o.ended_at, o.serial, concat_ws(', ', o.delivery_name, o.delivery_street,
                        nullif(concat_ws(' ', o.delivery_postal_code, o.delivery_town), '')) as sent_to,
                    o.state = 'DISPATCHED' and o.dispatched_at < :before as late
                from device_order o join organisation_user u on u.id = o.user_id
                where (cast(:after as uuid) is null
                    or (o.ordered_at, o.id) < (select a.ordered_at, a.id from device_order a where a.id = :after)) and
                """ + WHICH + " order by o.ordered_at desc, o.id desc limit :most", show)
                .param("after", after)
                .param("most", SHOWN + 1)
                .query(Line.class)
                .list();
        var shown = lines.subList(0, Math.min(SHOWN, lines.size()));
        return new Slice(
                shown, lines.size() > SHOWN ? shown.get(shown.size() - 1).id() : null, sum(show));
    }

    /** What is cancelled costs nothing. */
    private Sum sum(Show show) {
        return given("""
                select count(*) as orders, coalesce(sum(o.price) filter (where o.state <> 'CANCELLED'), 0) as cost
                from device_order o where
                """ + WHICH, show).query(Sum.class).single();
    }

    private JdbcClient.StatementSpec given(String sql, Show show) {
        return jdbc.sql(sql)
                .param("state", show.state == null ? null : show.state.name())
                .param("late", show == Show.LATE)
                .param("before", Timestamp.from(DeviceOrder.lateBefore(clock.instant())));
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

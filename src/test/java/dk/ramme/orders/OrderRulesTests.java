package dk.ramme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may become of an order, and when it is late (M4). */
class OrderRulesTests {

    @Test
    void an_order_is_cancelled_before_it_is_sent_only_and_what_is_over_stays_over() {
        var allowed = Set.of("ORDERED DISPATCHED", "ORDERED CANCELLED", "DISPATCHED RECEIVED", "DISPATCHED LOST");

        for (var from : OrderState.values()) {
            for (var to : OrderState.values()) {
                assertThat(from.canBecome(to)).as(from + " to " + to).isEqualTo(allowed.contains(from + " " + to));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-10, Tuesday",
        "2026-11-23, 2026-11-09, Monday",
        "2026-11-28, 2026-11-16, Saturday",
        "2026-11-29, 2026-11-16, Sunday"
    })
    void ten_working_days_are_two_weeks_and_weekends_do_not_count(LocalDate day, LocalDate earlier, String name) {
        assertThat(WorkingDays.before(day, 10)).as(name).isEqualTo(earlier);
    }

    /** Sent on Tuesday 10 November in Denmark, in the last minute of the day. */
    @ParameterizedTest
    @CsvSource({"2026-11-24T22:59:00Z, false", "2026-11-24T23:01:00Z, true"})
    void a_device_is_late_when_ten_whole_working_days_have_gone_by_in_denmark(Instant now, boolean late) {
        var sent = Instant.parse("2026-11-10T22:59:00Z");

        assertThat(DeviceOrder.isLate(OrderState.DISPATCHED, sent, now)).isEqualTo(late);
        assertThat(DeviceOrder.isLate(OrderState.RECEIVED, sent, now)).isFalse();
    }
}

package dk.ramme.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is wrong at a system that Ramme asks is in the log with its reason, and fills it not (operators finding 3). */
@ExtendWith(OutputCaptureExtension.class)
public class AlarmsTests {

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Alarms alarms = new Alarms(meters, clock);

    @Test
    void a_thousand_times_the_same_is_one_line_and_a_thousand_in_the_figures(CapturedOutput output) {
        for (int time = 0; time < 1000; time++) alarms.raise(Alarm.COMPANY_REGISTER, "status 401");

        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ALARM"))
                .hasSize(1);
        assertThat(output).contains("ALARM company-register: status 401");
        assertThat(raised("company-register")).isEqualTo(1000);
    }

    @Test
    void every_alarm_has_its_figure_before_it_is_raised() {
        for (var alarm : Alarm.values()) assertThat(raised(alarm.code())).isZero();
    }

    @Test
    void another_reason_and_another_system_have_lines_of_their_own(CapturedOutput output) {
        alarms.raise(Alarm.COMPANY_REGISTER, "status 401");
        alarms.raise(Alarm.COMPANY_REGISTER, "broken JSON");
        alarms.raise(Alarm.SIGNATURE_REGISTRY, "status 401");

        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ALARM"))
                .hasSize(3);
    }

    @Test
    void after_a_while_it_is_said_again_and_how_often_it_was_meanwhile(CapturedOutput output) {
        alarms.raise(Alarm.COMPANY_REGISTER, "status 401");
        alarms.raise(Alarm.COMPANY_REGISTER, "status 401");
        clock.advance(Duration.ofMinutes(11));
        alarms.raise(Alarm.COMPANY_REGISTER, "status 401");

        assertThat(output).contains("ALARM company-register: 1 time more in the last while");
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("status 401"))
                .hasSize(2);
    }

    @Test
    void reasons_without_end_do_not_fill_the_log(CapturedOutput output) {
        for (int item = 0; item < 1000; item++)
            alarms.raise(Alarm.SIGNATURE_REGISTRY, "rid of item " + item + " is missing");

        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ALARM"))
                .hasSize(10);
    }

    /** Alarms by this clock. */
    public static Alarms alarms(Clock clock) {
        return new Alarms(new SimpleMeterRegistry(), clock);
    }

    /** Alarms of their own, for tests of who raises them. */
    public static Alarms alarms(MeterRegistry meters) {
        return new Alarms(meters, new TestClock());
    }

    private double raised(String what) {
        return meters.get("ramme.alarms").tag("what", what).counter().count();
    }
}

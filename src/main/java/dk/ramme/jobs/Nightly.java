package dk.ramme.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.ZoneId;

/** A job for the night, when few are at work: once a day, by Danish time, on one node. */
public final class Nightly {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    private Nightly() {}

    /** @param name the scheduler knows the job by it across versions, so it never changes */
    public static RecurringTask<Void> task(String name, LocalTime time, Runnable work) {
        return Tasks.recurring(name, new Daily(DENMARK, time)).execute((instance, context) -> work.run());
    }
}

package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dk.ramme.jobs.OrganisationJob;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a job of an import that failed: tried again a few times, then given up, so that another can be begun. */
final class JobFailures {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);
    private static final int TRIES = 7;

    private JobFailures() {}

    /** Tries again after 2, 4, 8 ... seconds. @param giveUp is told what kind of failure the last one was */
    static void retry(ExecutionComplete complete, ExecutionOperations<String> operations, Consumer<String> giveUp) {
        var execution = complete.getExecution();
        int failures = execution.consecutiveFailures + 1;
        if (failures < TRIES) {
            operations.reschedule(complete, OrganisationJob.now().plus(Duration.ofSeconds(1L << failures)));
            return;
        }
        LOG.error("Import {} is given up after {} tries", execution.getId(), failures);
        giveUp.accept(complete.getCause()
                .map(cause -> cause.getClass().getSimpleName())
                .orElse(""));
        operations.remove();
    }
}

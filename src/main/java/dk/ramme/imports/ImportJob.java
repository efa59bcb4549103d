package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job that runs an import, on one node at a time; when that node dies another takes it over. After each turn of a
 * few seconds it looks whether other work waits for a thread and, if so, goes to the back of the queue: however many
 * large imports there are, a small one is begun within a turn.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
    /** The queue lives by the system's clock, whatever time the application is told. */
    static final SystemClock NOW = new SystemClock();

    private static final String NAME = "import";

    private final RunChunk chunk;
    private final EndImport end;
    private final JobQueue queue;
    private final ImportSettings settings;
    private final Clock clock;

    ImportJob(RunChunk chunk, EndImport end, JobQueue queue, ImportSettings settings, Clock clock) {
        this.chunk = chunk;
        this.end = end;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    static TaskInstance<String> instance(UUID organisationId, UUID importId) {
        return new TaskInstance<>(NAME, importId.toString(), organisationId.toString());
    }

    @Bean
    CustomTask<String> importTask() {
        return Tasks.custom(NAME, String.class)
                .onDeadExecutionRevive()
                .onFailure(this::retry)
                .execute(this::run);
    }

    private CompletionHandler<String> run(TaskInstance<String> job, ExecutionContext context) {
        var importId = UUID.fromString(job.getId());
        var ahead = chunk.ahead();
        Went went;
        try (var scope = Tenancy.enter(UUID.fromString(job.getData()))) {
            do {
                went = turn(importId, ahead, context);
            } while (went == Went.ON && !context.getSchedulerState().isShuttingDown() && !queue.othersWait());
        }
        return switch (went) {
            case ON -> (complete, operations) -> operations.reschedule(complete, NOW.now());
            case TO_THE_END -> new CompletionHandler.OnCompleteRemove<>();
            case TO_ANOTHER -> (complete, operations) -> LOG.warn("Import {} was taken over by another node", importId);
        };
    }

    private Went turn(UUID importId, Ahead ahead, ExecutionContext context) {
        var version = context.getExecution().version;
        var until = clock.instant().plus(settings.turn());
        Went went;
        do {
            went = chunk.next(importId, ahead, () -> queue.isPicked(NAME, importId, version));
        } while (went == Went.ON
                && clock.instant().isBefore(until)
                && !context.getSchedulerState().isShuttingDown());
        return went;
    }

    private void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
        JobFailures.retry(complete, operations, reason -> {
            var organisation = UUID.fromString(
                    (String) complete.getExecution().taskInstance.getData());
            var importId = UUID.fromString(complete.getExecution().getId());
            Tenancy.in(organisation, () -> end.fail(importId, reason));
        });
    }
}

package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job that reads a registry, on one node at a time. A registry that does not answer is asked again later, with pauses
 * that grow to ten minutes, for two days; the reading goes on at the page it had come to.
 */
@Configuration(proxyBeanMethods = false)
class RegistryJob {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryJob.class);
    private static final String NAME = "import-registry";

    private final ReadPage pages;
    private final JobQueue queue;
    private final EndImport end;

    RegistryJob(ReadPage pages, JobQueue queue, EndImport end) {
        this.pages = pages;
        this.queue = queue;
        this.end = end;
    }

    static TaskInstance<String> instance(UUID organisationId, UUID importId) {
        return new TaskInstance<>(NAME, importId.toString(), organisationId.toString());
    }

    @Bean
    CustomTask<String> registryTask() {
        return Tasks.custom(NAME, String.class)
                .onDeadExecutionRevive()
                .onFailure(this::failed)
                .execute(this::run);
    }

    private CompletionHandler<String> run(TaskInstance<String> job, ExecutionContext context) {
        var importId = UUID.fromString(job.getId());
        var version = context.getExecution().version;
        try (var scope = Tenancy.enter(UUID.fromString(job.getData()))) {
            return read(importId, version, context);
        }
    }

    private CompletionHandler<String> read(UUID importId, long version, ExecutionContext context) {
        var reading = pages.resume(importId);
        var went = reading == null ? Went.TO_THE_END : Went.ON;
        try {
            while (reading != null
                    && went == Went.ON
                    && !context.getSchedulerState().isShuttingDown()
                    && !queue.othersWait()) {
                went = pages.next(reading, () -> queue.isPicked(NAME, importId, version));
            }
        } catch (RegistryUnavailable silent) {
            return this::askAgain;
        } catch (RegistryRefused refused) {
            end.refuse(importId, refused.reason().name());
            went = Went.TO_THE_END;
        } catch (FileRefused refused) {
            end.refuse(importId, RegistryRefused.Reason.NOT_AS_AGREED.name());
            went = Went.TO_THE_END;
        }
        return switch (went) {
            case ON -> (complete, operations) -> operations.reschedule(complete, ImportJob.NOW.now());
            case TO_THE_END -> new CompletionHandler.OnCompleteRemove<>();
            case TO_ANOTHER -> (complete, operations) -> LOG.warn("Import {} was taken over by another node", importId);
        };
    }

    /** By the time of the scheduler, which the pause is kept by. */
    private void askAgain(ExecutionComplete complete, ExecutionOperations<String> operations) {
        var importId = UUID.fromString(complete.getExecution().getId());
        var again = Tenancy.in(organisation(complete), () -> pages.askAgainAt(importId, complete.getTimeDone()));
        if (again.isPresent()) {
            operations.reschedule(complete, again.get());
            return;
        }
        Tenancy.in(organisation(complete), () -> end.refuse(importId, "SILENT"));
        operations.remove();
    }

    private static UUID organisation(ExecutionComplete complete) {
        return UUID.fromString((String) complete.getExecution().taskInstance.getData());
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
        JobFailures.retry(complete, operations, reason -> {
            var importId = UUID.fromString(complete.getExecution().getId());
            Tenancy.in(organisation(complete), () -> end.fail(importId, reason));
        });
    }
}

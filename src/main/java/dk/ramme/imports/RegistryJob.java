package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.imports.registry.RegistryRefused;
import dk.ramme.imports.registry.RegistryRefused.Reason;
import dk.ramme.imports.registry.RegistryUnavailable;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.jobs.JobQueue;
import dk.ramme.jobs.OrganisationJob;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job that reads a registry, on one node at a time. A registry that does not answer is asked again later, with pauses
 * that grow to ten minutes, for two days; the reading goes on at the page it had come to.
 */
@Configuration(proxyBeanMethods = false)
public class RegistryJob {

    private static final OrganisationJob JOB = new OrganisationJob("import-registry");

    private final ReadPage pages;
    private final JobQueue queue;
    private final EndImport end;
    private final Alarms alarms;

    RegistryJob(ReadPage pages, JobQueue queue, EndImport end, Alarms alarms) {
        this.pages = pages;
        this.queue = queue;
        this.end = end;
        this.alarms = alarms;
    }

    public static TaskInstance<String> instance(UUID organisationId, UUID importId) {
        return JOB.of(organisationId, importId);
    }

    @Bean
    CustomTask<String> registryTask() {
        return JOB.task(this::read, this::failed);
    }

    private CompletionHandler<String> read(UUID importId, ExecutionContext context) {
        var version = context.getExecution().version;
        var reading = pages.resume(importId);
        var went = reading == null ? ChunkOutcome.TO_THE_END : ChunkOutcome.ON;
        try {
            while (reading != null
                    && went == ChunkOutcome.ON
                    && !context.getSchedulerState().isShuttingDown()
                    && !queue.othersWait()) {
                went = pages.next(reading, () -> queue.isPicked(JOB.name(), importId, version));
                alarms.well(Alarm.SIGNATURE_REGISTRY);
            }
        } catch (RegistryUnavailable silent) {
            return this::askAgain;
        } catch (RegistryRefused refused) {
            went = refuse(importId, refused);
        } catch (FileRefused refused) {
            went = refuse(importId, RegistryRefused.notAsAgreed("the signature registry: " + refused.getMessage()));
        }
        return ImportJob.goesOn(went, importId);
    }

    private ChunkOutcome refuse(UUID importId, RegistryRefused refused) {
        // that a company had no signatures is no fault of anybody's
        if (refused.reason() != Reason.UNKNOWN_COMPANY)
            alarms.raise(Alarm.SIGNATURE_REGISTRY, String.valueOf(refused.getMessage()));
        end.refuse(importId, refused.reason().name());
        return ChunkOutcome.TO_THE_END;
    }

    /** By the time of the scheduler, which the pause is kept by. */
    private void askAgain(ExecutionComplete complete, ExecutionOperations<String> operations) {
        var importId = OrganisationJob.id(complete);
        var again = Tenancy.in(
                OrganisationJob.organisation(complete), () -> pages.askAgainAt(importId, complete.getTimeDone()));
        if (again.isPresent()) {
            operations.reschedule(complete, again.get());
            return;
        }
        alarms.raise(Alarm.SIGNATURE_REGISTRY, "the signature registry has not answered for two days");
        Tenancy.in(OrganisationJob.organisation(complete), () -> end.refuse(importId, "SILENT"));
        operations.remove();
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
        JobFailures.retry(complete, operations, reason -> {
            var importId = OrganisationJob.id(complete);
            Tenancy.in(OrganisationJob.organisation(complete), () -> end.fail(importId, reason));
        });
    }
}

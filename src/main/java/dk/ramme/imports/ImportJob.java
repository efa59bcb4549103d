package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.write.ChunkAhead;
import dk.ramme.jobs.JobQueue;
import dk.ramme.jobs.OrganisationJob;
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
public class ImportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
    private static final OrganisationJob JOB = new OrganisationJob("import");

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

    public static TaskInstance<String> instance(UUID organisationId, UUID importId) {
        return JOB.of(organisationId, importId);
    }

    @Bean
    CustomTask<String> importTask() {
        return JOB.task(this::run, this::retry);
    }

    private CompletionHandler<String> run(UUID importId, ExecutionContext context) {
        var ahead = chunk.ahead();
        ChunkOutcome went;
        do {
            went = turn(importId, ahead, context);
        } while (went == ChunkOutcome.ON && !context.getSchedulerState().isShuttingDown() && !queue.othersWait());
        return goesOn(went, importId);
    }

    /** What was taken over belongs to the other node, which will say how it goes on. */
    static CompletionHandler<String> goesOn(ChunkOutcome went, UUID importId) {
        return switch (went) {
            case ON -> OrganisationJob.again();
            case TO_THE_END -> OrganisationJob.done();
            case TO_ANOTHER -> (complete, operations) -> LOG.warn("Import {} was taken over by another node", importId);
        };
    }

    private ChunkOutcome turn(UUID importId, ChunkAhead ahead, ExecutionContext context) {
        var version = context.getExecution().version;
        var until = clock.instant().plus(settings.turn());
        ChunkOutcome went;
        do {
            went = chunk.next(importId, ahead, () -> queue.isPicked(JOB.name(), importId, version));
        } while (went == ChunkOutcome.ON
                && clock.instant().isBefore(until)
                && !context.getSchedulerState().isShuttingDown());
        return went;
    }

    private void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
        JobFailures.retry(complete, operations, reason -> {
            var importId = OrganisationJob.id(complete);
            Tenancy.in(OrganisationJob.organisation(complete), () -> end.fail(importId, reason));
        });
    }
}

package dk.ramme.bulk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What stood before a run is kept for its undo alone, and forgotten a day after that cannot be begun any more. What was chosen and
 * never carried out is forgotten with all that was answered, also where nobody chooses anything more.
 */
@Configuration(proxyBeanMethods = false)
class BulkErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 55);
    private static final Duration KEPT = Duration.ofDays(2);

    private final EachOrganisation organisations;
    private final BulkRuns runs;
    private final BulkUsers members;
    private final Clock clock;

    BulkErasure(EachOrganisation organisations, BulkRuns runs, BulkUsers members, Clock clock) {
        this.organisations = organisations;
        this.runs = runs;
        this.members = members;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> bulkErasureTask() {
        return Nightly.task("bulk-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        Instant before = clock.instant().minus(KEPT);
        organisations.each(() -> runs.organisationsRemembering(before), organisation -> members.forgetBefore(before));
        var never = clock.instant().minus(ChoosingMany.FORGOTTEN_AFTER);
        organisations.each(() -> runs.organisationsChoosing(never), organisation -> runs.forget(never));
    }
}

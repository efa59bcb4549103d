package dk.ramme.imports.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a file of changes said of whom is kept as long as it can be undone, and forgotten a day after; what came of its rows stays. */
@Configuration(proxyBeanMethods = false)
class ChangeErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 57);
    private static final Duration KEPT = Duration.ofDays(2);

    private final EachOrganisation organisations;
    private final ChangeTable table;
    private final Clock clock;

    ChangeErasure(EachOrganisation organisations, ChangeTable table, Clock clock) {
        this.organisations = organisations;
        this.table = table;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> changeErasureTask() {
        return Nightly.task("change-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        var before = clock.instant().minus(KEPT);
        organisations.each(() -> table.organisationsRemembering(before), organisation -> table.forget(before));
    }
}

package dk.ramme.people.list;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.jobs.EachOrganisation;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds up the counts of users where many rows have come together, so that reading them stays quick. */
@Configuration(proxyBeanMethods = false)
class UserTallyJob {

    private static final int MANY = 500;

    private final UserCounts counts;
    private final EachOrganisation organisations;

    UserTallyJob(UserCounts counts, EachOrganisation organisations) {
        this.counts = counts;
        this.organisations = organisations;
    }

    @Bean
    RecurringTask<Void> userTallyTask() {
        return Tasks.recurring("user-tally", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> addUp());
    }

    void addUp() {
        organisations.each(() -> counts.crowded(MANY), organisation -> counts.addUp());
    }
}

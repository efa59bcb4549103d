package dk.ramme.services;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done about services in the background: who is out is told, keys are turned, what is over is erased. */
@Configuration(proxyBeanMethods = false)
class ServiceJobs {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 40);
    private static final Duration KEPT = Duration.ofDays(30);

    private final DoubtedSessions doubted;
    private final SessionEnds ends;
    private final LogoutTelling telling;
    private final SigningKeys keys;
    private final WaitingRequests waiting;
    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final Clock clock;

    ServiceJobs(
            DoubtedSessions doubted,
            SessionEnds ends,
            LogoutTelling telling,
            SigningKeys keys,
            WaitingRequests waiting,
            JdbcClient jdbc,
            EachOrganisation organisations,
            Clock clock) {
        this.doubted = doubted;
        this.ends = ends;
        this.telling = telling;
        this.keys = keys;
        this.waiting = waiting;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> serviceLogoutTask(ServiceSettings settings) {
        return Tasks.recurring("service-logout", FixedDelay.of(settings.tellEvery()))
                .execute((instance, context) -> {
                    try {
                        while (doubted.settle() && !context.getSchedulerState().isShuttingDown()) telling.tell();
                    } finally {
                        telling.tell();
                    }
                });
    }

    @Bean
    RecurringTask<Void> serviceCleaningTask() {
        return Tasks.recurring("service-cleaning", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> clean());
    }

    @Bean
    RecurringTask<Void> serviceErasureTask() {
        return Nightly.task("service-erasure", AT_NIGHT, this::erase);
    }

    /** Sessions that have lasted as long as any may, and requests that nobody has answered. */
    void clean() {
        waiting.forgetOver();
        organisations.each(
                () -> having("ended_at is null and ends_at <= :at", clock.instant()), any -> ends.overHere());
    }

    /** Sessions that are long over, with all that was granted in them; the trail keeps what happened. */
    void erase() {
        keys.turn();
        var since = clock.instant().minus(KEPT);
        organisations.each(
                () -> having("ended_at < :at", since),
                any -> jdbc.sql(
                                "delete from service_session where organisation_id = :organisation and ended_at < :since")
                        .param("organisation", any)
                        .param("since", Timestamp.from(since))
                        .update());
    }

    private List<UUID> having(String condition, Instant at) {
        return jdbc.sql("select distinct organisation_id from service_session where " + condition)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list();
    }
}

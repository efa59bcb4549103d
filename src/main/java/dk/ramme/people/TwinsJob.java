package dk.ramme.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts right who is marked as standing twice. Triggers mark them as they come and go; of two who came at the very same moment
 * neither transaction saw the other.
 */
@Configuration(proxyBeanMethods = false)
class TwinsJob {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);

    private static final String RECOUNT = """
            update organisation_user u set twin = not u.twin
            from (select id, cpr_index is not null and state <> 'DELETED' and count(*) filter (where state <> 'DELETED')
                    over (partition by cpr_index) > 1 as twin
                from organisation_user where organisation_id = :organisation) counted
            where u.organisation_id = :organisation and u.id = counted.id and u.twin <> counted.twin
            """;

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;

    TwinsJob(JdbcClient jdbc, EachOrganisation organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    @Bean
    RecurringTask<Void> twinsTask() {
        return Nightly.task("user-twins", AT_NIGHT, this::recount);
    }

    void recount() {
        organisations.each(
                () -> jdbc.sql("select id from organisation").query(UUID.class).list(),
                organisation ->
                        jdbc.sql(RECOUNT).param("organisation", organisation).update());
    }
}

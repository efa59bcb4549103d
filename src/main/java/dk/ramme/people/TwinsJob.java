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
public class TwinsJob {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);

    private static final String RECOUNT = """
            update organisation_user u set twin = not u.twin
            from (select one.id, shared.cpr_index is not null and exists (select from organisation_user o
                    where o.organisation_id = :organisation and o.cpr_index = one.cpr_index and o.id <> one.id
                        and o.state <> 'DELETED' and o.name_ends = one.name_ends) as twin
                from organisation_user one left join (select cpr_index from organisation_user
                    where organisation_id = :organisation and cpr_index is not null and state <> 'DELETED'
                    group by cpr_index having count(*) > 1) shared
                    on shared.cpr_index = one.cpr_index and one.state <> 'DELETED'
                where one.organisation_id = :organisation) counted
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

    public void recount() {
        organisations.each(
                () -> jdbc.sql("select id from organisation").query(UUID.class).list(),
                organisation ->
                        jdbc.sql(RECOUNT).param("organisation", organisation).update());
    }
}

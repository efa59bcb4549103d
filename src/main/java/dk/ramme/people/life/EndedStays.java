package dk.ramme.people.life;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.EndDates;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When somebody's last day is over, they are suspended, by the rules of every suspension: the last organisation administrator stays.
 * The link of whoever still waits leads nowhere then. Missed while nothing ran, it is done when something runs again.
 */
@Configuration(proxyBeanMethods = false)
class EndedStays {

    /** Soon after the day has ended in Denmark. */
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 5);

    private static final int AT_ONCE = 500;
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String ENDED = """
            with chosen as (select e.id as user_id from organisation_user e where e.organisation_id = :organisation
                and e.ends_on < :today and e.state = 'ACTIVE')
            select u.id from organisation_user u
            where u.organisation_id = :organisation and u.ends_on < :today and u.state = 'ACTIVE' and (%s) is null
            order by u.ends_on, u.id limit :most for no key update of u
            """;

    private static final String WAITING = """
            select u.id from organisation_user u
            where u.organisation_id = :organisation and u.ends_on < :today and u.state = 'AWAITING_ACTIVATION'
                and exists (select from link l where l.organisation_id = u.organisation_id and l.subject_id = u.id
                    and l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null)
            order by u.ends_on, u.id limit :most for no key update of u
            """;

    private final Organisations organisations;
    private final EachOrganisation each;
    private final Suspension suspension;
    private final Links links;
    private final JdbcClient jdbc;
    private final Clock clock;

    EndedStays(
            Organisations organisations,
            EachOrganisation each,
            Suspension suspension,
            Links links,
            JdbcClient jdbc,
            Clock clock) {
        this.organisations = organisations;
        this.each = each;
        this.suspension = suspension;
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> endedStaysTask() {
        return Nightly.task("ended-stays", AFTER_MIDNIGHT, this::end);
    }

    void end() {
        each.eachInTurns(organisations::ids, this::endSome);
    }

    private int endSome(UUID organisation) {
        if (organisations.lock(organisation).isEmpty()) return 0;
        var leaving = Suspension.toSuspend(NOBODY);
        var ended = jdbc.sql(ENDED.formatted(leaving.reason()))
                .params(leaving.parameters())
                .param("organisation", Tenancy.organisation())
                .param("today", EndDates.today(clock.instant()))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
        if (!ended.isEmpty()) suspension.suspendEnded(ended);
        var waiting = stillWaiting();
        if (!waiting.isEmpty()) links.revokeAll(LinkPurpose.ACTIVATION, waiting);
        return ended.size() + waiting.size();
    }

    private List<UUID> stillWaiting() {
        return jdbc.sql(WAITING)
                .param("organisation", Tenancy.organisation())
                .param("today", EndDates.today(clock.instant()))
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
    }
}

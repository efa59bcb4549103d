package dk.ramme.people.life;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.EndDates;
import java.time.Clock;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

    private final Organisations organisations;
    private final EachOrganisation each;
    private final Suspension suspension;
    private final Links links;
    private final UserRows rows;
    private final Clock clock;

    EndedStays(
            Organisations organisations,
            EachOrganisation each,
            Suspension suspension,
            Links links,
            UserRows rows,
            Clock clock) {
        this.organisations = organisations;
        this.each = each;
        this.suspension = suspension;
        this.links = links;
        this.rows = rows;
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
        var today = EndDates.today(clock.instant());
        var ended = rows.lockEnded(today, Suspension.toSuspend(NOBODY), AT_ONCE);
        if (!ended.isEmpty()) suspension.suspendEnded(ended);
        var waiting = rows.lockWaiting(today, AT_ONCE);
        if (!waiting.isEmpty()) links.revokeAll(LinkPurpose.ACTIVATION, waiting);
        return ended.size() + waiting.size();
    }
}

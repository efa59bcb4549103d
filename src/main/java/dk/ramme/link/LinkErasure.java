package dk.ramme.link;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Erases links long after they led anywhere. Until then whoever follows one late is told why it is dead. That a user's link
 * has run out is a fact about them while they have not come, so those stay.
 */
@Configuration(proxyBeanMethods = false)
class LinkErasure {

    static final Duration KEPT = Duration.ofDays(180);

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 0);

    private final MailedLinks links;
    private final EachOrganisation organisations;
    private final Clock clock;

    LinkErasure(MailedLinks links, EachOrganisation organisations, Clock clock) {
        this.links = links;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> linkErasureTask() {
        return Nightly.task("link-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        var before = clock.instant().minus(KEPT);
        organisations.each(() -> links.organisationsWithOver(before), organisation -> links.deleteOver(before));
    }
}

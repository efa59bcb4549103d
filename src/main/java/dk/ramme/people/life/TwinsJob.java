package dk.ramme.people.life;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.AlikeUsers;
import dk.ramme.people.LockedUsers;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts right who is marked as standing twice. Triggers mark them as they come and go; of two who came at the very same moment
 * neither transaction saw the other.
 */
@Configuration(proxyBeanMethods = false)
public class TwinsJob {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);

    private final LockedUsers users;
    private final AlikeUsers alike;
    private final Organisations organisations;
    private final EachOrganisation each;

    TwinsJob(LockedUsers users, AlikeUsers alike, Organisations organisations, EachOrganisation each) {
        this.users = users;
        this.alike = alike;
        this.organisations = organisations;
        this.each = each;
    }

    @Bean
    RecurringTask<Void> twinsTask() {
        return Nightly.task("user-twins", AT_NIGHT, this::recount);
    }

    public void recount() {
        each.each(organisations::ids, organisation -> {
            users.recountTwins();
            alike.recount();
        });
    }
}

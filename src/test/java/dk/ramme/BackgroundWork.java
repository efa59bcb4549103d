package dk.ramme;

import com.github.kagkarlsson.scheduler.Scheduler;
import dk.ramme.jobs.InOneOrganisation;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** The jobs of the application that is tested, for tests that want nobody else at work or another process to do it. */
@TestComponent
public class BackgroundWork {

    private static final int QUIET = 10;

    private final Scheduler scheduler;
    private final InOneOrganisation organisations;

    BackgroundWork(Scheduler scheduler, InOneOrganisation organisations) {
        this.scheduler = scheduler;
        this.organisations = organisations;
        Patience.hurry(scheduler::triggerCheckForDueExecutions);
    }

    /** No job is begun any more, and those that were at work have ended. */
    public void stop() {
        scheduler.pause();
        try {
            // what was fetched just before may begin a moment later
            for (var quiet = 0; quiet < QUIET; quiet++) {
                Thread.sleep(20);
                if (!scheduler.getCurrentlyExecuting().isEmpty()) quiet = 0;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Does what goes through all organisations, in this one alone. */
    public void in(UUID organisation, Runnable work) {
        organisations.only(organisation, work);
    }

    public void goOn() {
        scheduler.resume();
    }
}

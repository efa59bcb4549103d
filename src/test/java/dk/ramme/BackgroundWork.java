package dk.ramme;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.boot.test.context.TestComponent;

/** The jobs of the application that is tested, for tests that want nobody else at work or another process to do it. */
@TestComponent
public class BackgroundWork {

    private static final int QUIET = 10;

    private final Scheduler scheduler;

    BackgroundWork(Scheduler scheduler) {
        this.scheduler = scheduler;
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

    public void goOn() {
        scheduler.resume();
    }
}

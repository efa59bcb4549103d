package dk.ramme;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.boot.test.context.TestComponent;

/** The jobs of the application that is tested, for tests that want nobody else at work or another process to do it. */
@TestComponent
public class BackgroundWork {

    private final Scheduler scheduler;

    BackgroundWork(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** No job is begun any more, and those that were at work have ended. */
    public void stop() {
        scheduler.pause();
        try {
            while (!scheduler.getCurrentlyExecuting().isEmpty()) {
                Thread.sleep(20);
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

package dk.ramme.activation;

import dk.ramme.bulk.RunsOfDeeds;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is to tell about activation on a front page; nothing of it takes long, however many users there are. */
@Service
public class ActivationFigures {

    private static final int MOST_RUNNING = 5;

    private final AwaitingUsers waiting;
    private final RunsOfDeeds runs;

    ActivationFigures(AwaitingUsers waiting, RunsOfDeeds runs) {
        this.waiting = waiting;
        this.runs = runs;
    }

    @Transactional(readOnly = true)
    public Figures now() {
        var stuck = waiting.stuck();
        return new Figures(
                stuck.overdue(),
                AwaitingUsers.MOST_COUNTED,
                stuck.asked(),
                runs.running(ActivationController.DEEDS, MOST_RUNNING));
    }

    /**
     * @param overdue how many users' links have run out; one more than {@code most} when they are more than that
     * @param asked how many have asked for a new link
     * @param running activations that go on right now
     */
    public record Figures(int overdue, int most, int asked, List<UUID> running) {

        public boolean moreThanCounted() {
            return overdue > most;
        }
    }
}

package dk.ramme.activation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is to tell about activation on a front page; nothing of it takes long, however many users there are. */
@Service
public class ActivationFigures {

    private static final Limit MOST_RUNNING = Limit.of(5);

    private final AwaitingUsers waiting;
    private final Activations activations;

    ActivationFigures(AwaitingUsers waiting, Activations activations) {
        this.waiting = waiting;
        this.activations = activations;
    }

    @Transactional(readOnly = true)
    public Figures now() {
        var stuck = waiting.stuck();
        return new Figures(
                stuck.overdue(), AwaitingUsers.MOST_COUNTED, stuck.asked(), activations.running(MOST_RUNNING));
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

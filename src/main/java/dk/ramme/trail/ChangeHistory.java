package dk.ramme.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who changed a setting of the organisation worked for, and what, as the trail has it. */
@Component
public class ChangeHistory {

    private static final int MOST = 10;

    private final Trail trail;
    private final TrailWords words;

    ChangeHistory(Trail trail, TrailWords words) {
        this.trail = trail;
        this.words = words;
    }

    /** The newest changes of these kinds, the newest first. */
    public List<Changed> of(List<String> actions) {
        return trail.newest(actions, MOST).stream()
                .map(row -> new Changed(
                        row.at(), words.actor(row), words.action(row.action()), words.about(row), words.details(row)))
                .toList();
    }

    public Optional<Changed> last(String action) {
        return of(List.of(action)).stream().findFirst();
    }

    /**
     * One change, in the page's language.
     *
     * @param deed what was done
     * @param about the person or thing it was done to
     * @param details what was so before and what is so now
     */
    public record Changed(Instant at, String byName, String deed, String about, List<String> details) {}
}

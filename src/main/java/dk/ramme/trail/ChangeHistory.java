package dk.ramme.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who changed a setting of the organisation worked for, and what, as the trail has it. Templates ask it too. */
@Component("changeHistory")
public class ChangeHistory {

    private static final int MOST = 10;

    private final Trail trail;
    private final TrailWords words;

    ChangeHistory(Trail trail, TrailWords words) {
        this.trail = trail;
        this.words = words;
    }

    /** The newest changes, the newest first. */
    public List<Changed> of(String action) {
        return trail.newest(new TrailFilter(null, action, null, null), MOST).stream()
                .map(row -> new Changed(row.at(), words.actor(row), words.details(row)))
                .toList();
    }

    public Optional<Changed> last(String action) {
        return of(action).stream().findFirst();
    }

    /** @param details what was so before and what is so now, in the page's language */
    public record Changed(Instant at, String byName, List<String> details) {}
}

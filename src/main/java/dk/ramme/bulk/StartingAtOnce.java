package dk.ramme.bulk;

import dk.ramme.people.UserCondition;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts a run where another page has shown already whom it is about and what it does, so that there is nothing to look at first. */
@Service
public class StartingAtOnce {

    private final ChoosingMany choosing;
    private final RunningBulk running;

    StartingAtOnce(ChoosingMany choosing, RunningBulk running) {
        this.choosing = choosing;
        this.running = running;
    }

    /**
     * Does it to everyone of whom this is true now.
     *
     * @param deed one that needs to know nothing besides whom
     * @return the run; empty when there is nobody
     * @throws org.springframework.security.access.AccessDeniedException when whoever starts it may not
     */
    @Transactional
    public Optional<UUID> start(String deed, UserCondition which) {
        var run = choosing.choose(deed, which).map(BulkRun::id);
        run.ifPresent(running::start);
        return run;
    }
}

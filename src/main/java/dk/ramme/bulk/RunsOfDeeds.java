package dk.ramme.bulk;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs of certain deeds, for pages that tell of these alone. */
@Service
@Transactional(readOnly = true)
public class RunsOfDeeds {

    private final BulkRuns runs;

    RunsOfDeeds(BulkRuns runs) {
        this.runs = runs;
    }

    /** Those that have been started, with those that undo one, the latest first. */
    public List<BulkRun> latest(Collection<String> deeds, int most) {
        return runs.begun(deeds, Limit.of(most));
    }

    /** Those that go on right now, the one that began first at the top. */
    public List<UUID> running(Collection<String> deeds, int most) {
        return runs.running(deeds, Limit.of(most));
    }

    /** @throws ChoosingMany.UnknownRun when the organisation has no such run */
    public BulkRun find(UUID id) {
        return runs.findById(id).orElseThrow(ChoosingMany.UnknownRun::new);
    }
}

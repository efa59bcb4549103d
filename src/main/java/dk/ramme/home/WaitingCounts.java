package dk.ramme.home;

import static java.util.stream.Collectors.joining;

import dk.ramme.ui.WaitingCount;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every module at once how much waits. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaitingCounts {

    private final EntityManager entities;
    private final List<WaitingCount> counts;

    WaitingCounts(EntityManager entities, List<WaitingCount> counts) {
        this.entities = entities;
        this.counts = counts;
    }

    /** By the names of what waits. */
    public Map<String, Integer> now() {
        var select = counts.stream().map(count -> "(" + count.query() + ")").collect(joining(", ", "select ", ""));
        var numbers = entities.createQuery(select, Object[].class).getSingleResult();
        var waiting = new HashMap<String, Integer>();
        for (var n = 0; n < numbers.length; n++) {
            waiting.put(counts.get(n).name(), ((Number) numbers[n]).intValue());
        }
        return waiting;
    }
}

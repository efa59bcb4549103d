package dk.ramme.operation;

import dk.ramme.activation.ActivationEvent.ActivationLinksIssued;
import dk.ramme.activation.ActivationEvent.UserSelfActivated;
import dk.ramme.imports.ImportEvent.ImportFailed;
import dk.ramme.imports.ImportEvent.ImportFinished;
import dk.ramme.imports.ImportEvent.ImportRefused;
import dk.ramme.people.cpr.CprAlert.NumbersTried;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what this node has brought to its end since it started; what was rolled back is not counted. */
@Component
class Counts {

    private static final String ENDED = "ramme.imports.ended";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;

    Counts(MeterRegistry meters) {
        this.meters = meters;
        for (var outcome : List.of("finished", "cancelled", "failed", "refused"))
            meters.counter(ENDED, OUTCOME, outcome);
    }

    @TransactionalEventListener
    void ended(ImportFinished run) {
        meters.counter(ENDED, OUTCOME, run.cancelled() ? "cancelled" : "finished")
                .increment();
        meters.counter("ramme.imports.users").increment((double) run.written() + run.updated());
        meters.counter("ramme.imports.left.out").increment(run.leftOut());
    }

    @TransactionalEventListener
    void failed(ImportFailed run) {
        meters.counter(ENDED, OUTCOME, "failed").increment();
    }

    @TransactionalEventListener
    void refused(ImportRefused run) {
        meters.counter(ENDED, OUTCOME, "refused").increment();
    }

    @TransactionalEventListener
    void activated(ActivationLinksIssued links) {
        meters.counter("ramme.activations").increment(links.items().size());
    }

    @TransactionalEventListener
    void numbersTried(NumbersTried tried) {
        if (tried.what().isRefusal()) meters.counter("ramme.cpr.numbers.tried").increment();
    }

    @TransactionalEventListener
    void selfActivated(UserSelfActivated user) {
        meters.counter("ramme.self.activations").increment();
    }
}

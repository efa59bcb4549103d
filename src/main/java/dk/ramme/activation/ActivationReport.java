package dk.ramme.activation;

import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an activation would do, is doing, or has done. */
@Service
class ActivationReport {

    private static final int LATEST = 20;

    private final Activations activations;
    private final Organisations organisations;
    private final Clock clock;

    ActivationReport(Activations activations, Organisations organisations, Clock clock) {
        this.activations = activations;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @throws ActivationChoice.UnknownActivation when the organisation has no such activation */
    @Transactional(readOnly = true)
    public Activation find(UUID id) {
        return activations.find(id).orElseThrow(ActivationChoice.UnknownActivation::new);
    }

    /** @throws ActivationChoice.UnknownActivation when the organisation has no such activation */
    @Transactional(readOnly = true)
    public Preview of(UUID id) {
        var activation = find(id);
        var running = activation.state() == Activation.State.RUNNING;
        return new Preview(
                activation,
                // counting a million rows every other second helps nobody
                running ? Map.of() : activations.outcomes(id),
                running ? List.of() : activations.leftOut(id, Preview.SHOWN),
                LoginOffer.allows(policy(), activation.privateMitId(), activation.separateMeans()),
                activation
                        .timeLeft(clock.instant())
                        .map(left -> (int) left.plusSeconds(30).toMinutes())
                        .orElse(null));
    }

    @Transactional(readOnly = true)
    public List<Activation> latest() {
        return activations.latest(LATEST);
    }

    private LoginPolicy policy() {
        return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
    }

    /**
     * @param outcomes how many become, or became, what; empty while it runs
     * @param leftOut the first of those left out
     * @param offered whether what was chosen may still be used
     * @param minutesLeft begun minutes; null while nobody can know
     */
    record Preview(
            Activation activation,
            Map<Outcome, Integer> outcomes,
            List<Activations.LeftOut> leftOut,
            boolean offered,
            @Nullable Integer minutesLeft) {

        static final int SHOWN = 100;

        public int willBeActivated() {
            return outcomes.getOrDefault(Outcome.ACTIVATED, 0);
        }

        public int willBeLeftOut() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum() - willBeActivated();
        }

        public boolean showsNotAll() {
            return willBeLeftOut() > leftOut.size();
        }
    }
}

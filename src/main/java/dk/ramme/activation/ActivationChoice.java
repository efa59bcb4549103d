package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The choices before an activation: whom, and how they shall log in. Nothing happens to anybody yet. */
@Service
class ActivationChoice {

    private final Activations activations;
    private final Organisations organisations;
    private final AuditTrail trail;
    private final Clock clock;

    ActivationChoice(Activations activations, Organisations organisations, AuditTrail trail, Clock clock) {
        this.activations = activations;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws UnknownUsers when one of them is not the organisation's own: then none is chosen */
    @Transactional
    public UUID choose(SignedIn me, Set<UUID> users) {
        var id = begin(me);
        if (activations.addChosen(id, me.organisation(), users) != users.size()) {
            throw new UnknownUsers();
        }
        return id;
    }

    /** Everyone who is deactivated. */
    @Transactional
    public UUID chooseAll(SignedIn me) {
        var id = begin(me);
        activations.addAll(id, me.organisation());
        return id;
    }

    /** Says how the chosen users shall log in. @throws NotOffered when the organisation does not offer it */
    @Transactional
    public void chooseLogin(UUID id, boolean privateMitId, Set<IdentificationMeans> separate) {
        if (!allows(policy(), privateMitId, separate)) {
            throw new NotOffered();
        }
        activations.chooseLogin(id, privateMitId, separate);
    }

    @Transactional(readOnly = true)
    public Preview preview(UUID id) {
        var activation = activations.find(id).orElseThrow(UnknownActivation::new);
        return new Preview(activation, activations.reasons(id), activations.leftOut(id, Preview.SHOWN));
    }

    @Transactional(readOnly = true)
    public LoginPolicy policyInForce() {
        return policy();
    }

    @Transactional(readOnly = true)
    public List<Activation> latest() {
        return activations.latest(20);
    }

    static boolean allows(LoginPolicy policy, boolean privateMitId, Set<IdentificationMeans> separate) {
        return (!privateMitId || policy.privateMitId())
                && policy.offeredMeans().containsAll(separate)
                && (privateMitId || !separate.isEmpty());
    }

    private UUID begin(SignedIn me) {
        var id = UUID.randomUUID();
        activations.begin(id, me.organisation(), me.user(), me.personName(), clock.instant());
        trail.record("ACTIVATION_BEGUN", "activation", id, Map.of());
        return id;
    }

    private LoginPolicy policy() {
        return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
    }

    /** What an activation would do now. */
    record Preview(Activation activation, Map<Outcome, Integer> outcomes, List<Activations.LeftOut> leftOut) {

        static final int SHOWN = 100;

        int willBeActivated() {
            return outcomes.getOrDefault(Outcome.ACTIVATED, 0);
        }
    }

    static class UnknownUsers extends RuntimeException {}

    static class UnknownActivation extends RuntimeException {}

    static class NotOffered extends RuntimeException {}
}

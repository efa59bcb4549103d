package dk.ramme.keyring;

import dk.ramme.activation.MeansActivation;
import dk.ramme.means.HeldMeans;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The separate means as steps of the self-activation. */
@Component
class WalkSteps implements MeansActivation {

    private final UserMeans means;
    private final Keyring keyring;

    WalkSteps(UserMeans means, Keyring keyring) {
        this.means = means;
        this.keyring = keyring;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Step> steps(UUID userId, Set<IdentificationMeans> given) {
        var active = means.of(userId).stream().map(HeldMeans::kind).collect(Collectors.toSet());
        return given.stream()
                .sorted()
                .map(kind ->
                        new Step(kind, active.contains(kind), keyring.mayTake(userId, kind) ? Paths.of(kind) : null))
                .toList();
    }
}

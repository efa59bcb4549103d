package dk.ramme.keyring;

import dk.ramme.activation.MeansActivation;
import dk.ramme.means.IdentificationMeans;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The separate means as steps of the self-activation. */
@Component
class WalkSteps implements MeansActivation {

    private final Keyring keyring;

    WalkSteps(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Step> steps(UUID userId, Set<IdentificationMeans> given) {
        var content = keyring.of(userId);
        var active = content.lines().stream()
                .filter(line -> line.usable() && !line.means().locked())
                .map(line -> line.means().kind())
                .collect(Collectors.toSet());
        return given.stream()
                .sorted()
                .map(kind -> new Step(
                        kind,
                        active.contains(kind),
                        content.open().contains(kind) ? Paths.of(kind) : null,
                        active.contains(kind) ? List.of() : held(content, kind)))
                .toList();
    }

    private static List<Held> held(Keyring.Content content, IdentificationMeans kind) {
        return content.lines().stream()
                .filter(Keyring.Line::pin)
                .map(Keyring.Line::means)
                .filter(means -> means.kind() == kind)
                .map(means -> new Held(means.name(), means.locked(), Paths.pin(means.id())))
                .toList();
    }
}

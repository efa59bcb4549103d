package dk.ramme.keyring;

import dk.ramme.activation.Becoming;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.means.MeansEvent.PinChosen;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The first means a user takes into use, or opens again, makes them active, in the same transaction (A3). */
@Component
class BecomingActive {

    private final Becoming becoming;
    private final Clock clock;

    BecomingActive(Becoming becoming, Clock clock) {
        this.becoming = becoming;
        this.clock = clock;
    }

    /** @throws NotGiven when the means was taken from the user, or the organisation stopped offering it, meanwhile */
    @EventListener
    void on(MeansActivated activated) {
        takeIntoUse(activated.userId(), activated.kind());
    }

    /** @throws NotGiven as above */
    @EventListener
    void on(PinChosen chosen) {
        takeIntoUse(chosen.userId(), chosen.kind());
    }

    private void takeIntoUse(UUID userId, IdentificationMeans kind) {
        becoming.active(userId, (user, policy) -> {
            var given = user.access().login().separateMeans().contains(kind) && policy.offers(kind);
            if (!given || user.access().identifiedAt().isEmpty()) {
                throw new NotGiven();
            }
            user.takeIntoUse(kind, clock.instant());
        });
    }

    static class NotGiven extends RuntimeException {}
}

package dk.ramme.people.cpr;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.UserEvent.UserEdited;
import dk.ramme.people.cpr.CprHolders.Holder;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What shows once somebody has proved with MitID that a CPR number is theirs (U8): which user they are, the one whose name
 * fits, and that the number does not belong to others who have it. Organisation administrators are told of these, and
 * nobody else: whoever wrote the number could have meant to find out whose it is.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ProvedNumbers {

    private final CprHolders holders;
    private final NumberDoubts doubts;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProvedNumbers(
            CprHolders holders, NumberDoubts doubts, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
        this.holders = holders;
        this.doubts = doubts;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Which user the person is whose number it has proved to be. @param names what they are called, any of which fits */
    public Optional<UUID> userOf(CprNumber cpr, PersonName... names) {
        return holders.proved(cpr).stream()
                .filter(holder -> isLikeAny(holder, names))
                .map(Holder::id)
                .findFirst();
    }

    /**
     * The number is not that of the others who have it, unless their names fit.
     *
     * @param person the user who the person is; null when they are none
     */
    public void doubtOthers(CprNumber cpr, @Nullable UUID person, PersonName... names) {
        holders.proved(cpr).stream()
                .filter(holder -> !holder.id().equals(person) && !isLikeAny(holder, names))
                .forEach(this::doubt);
    }

    private static boolean isLikeAny(Holder holder, PersonName... names) {
        return Arrays.stream(names).anyMatch(holder::isLike);
    }

    private void doubt(Holder holder) {
        if (doubts.add(holder.id(), Tenancy.organisation(), clock.instant()) == 1) {
            trail.record("NUMBER_DOUBTED", "user", holder.id(), Map.of());
            events.publishEvent(new NumberDoubted(Tenancy.organisation(), holder.id(), holder.name()));
        }
    }

    /** Another number, or another name for it, has yet to be proved; another address tells nothing of whose the number is. */
    @EventListener
    void on(UserEdited edited) {
        if (edited.identity()) {
            doubts.forget(List.of(edited.userId()));
        }
    }

    /** Their numbers are kept no more. A user who is deleted and can be brought back stays in doubt. */
    public void forget(Collection<UUID> erased) {
        doubts.forget(erased);
    }

    /** Somebody else has proved that the CPR number written for this user is theirs. */
    public record NumberDoubted(UUID organisationId, UUID userId, String name) {}
}

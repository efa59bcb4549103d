package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.MeansEvent.PinChosen;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.PasswordHash;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A user chooses the PIN of a means they have in use (M5). Called outside transactions: hashing is slow on purpose. */
@Service
public class Pins {

    private final MeansOwners owners;
    private final AllMeans means;
    private final PinLock lock;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Pins(
            MeansOwners owners,
            AllMeans means,
            PinLock lock,
            AuditTrail trail,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.owners = owners;
        this.means = means;
        this.lock = lock;
        this.trail = trail;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * The first PIN of a means, or another in the place of one that was forgotten or locked; opens what was locked. The user
     * has proved who they are with something else.
     *
     * @param first whether nothing but the means itself was proved: then it must have none still, whoever asks at the same time
     * @return whether the user has such a means
     */
    public boolean choose(UUID user, UUID meansId, boolean first, Pin chosen) {
        var hash = chosen.hash();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            owners.lockWithOrganisation(user);
            var held = means.lockCodeMeans(user, meansId).filter(one -> one.isActive() && !(first && one.hasPin()));
            held.ifPresent(one -> {
                var deed = one.hasPin() ? "PIN_RESET" : "PIN_SET";
                one.choosePin(hash, clock.instant());
                chosen(one, deed);
            });
            return held.isPresent();
        }));
    }

    /** Another PIN for the one that is known. Wrong ones count as at a login. */
    public Change change(UUID user, UUID meansId, Pin former, Pin chosen) {
        var spent = Objects.requireNonNull(transaction.execute(status -> {
            owners.lock(user);
            return means.lockCodeMeans(user, meansId).flatMap(CodeMeans::spendPin);
        }));
        if (spent.isEmpty()) {
            return Change.LOCKED;
        }
        if (!PasswordHash.matches(former.value(), spent.get().hash())) {
            return Objects.requireNonNull(transaction.execute(status -> {
                var tried = means.lockCodeMeans(user, meansId).orElseThrow();
                return lock.wrong(tried, spent.get()) ? Change.LOCKED : Change.WRONG;
            }));
        }
        var hash = chosen.hash();
        return Objects.requireNonNull(transaction.execute(status -> {
            owners.lockWithOrganisation(user);
            var changed = means.lockCodeMeans(user, meansId)
                    .filter(one -> one.replacePin(spent.get(), hash, clock.instant()));
            changed.ifPresent(one -> chosen(one, "PIN_CHANGED"));
            return changed.isPresent() ? Change.DONE : Change.WRONG;
        }));
    }

    private void chosen(CodeMeans one, String deed) {
        trail.record(deed, "means", one.id(), Map.of("kind", one.kind(), "user", one.userId()));
        events.publishEvent(new PinChosen(Tenancy.organisation(), one.userId(), one.id(), one.kind(), one.name()));
    }

    /** What became of a change. */
    public enum Change {
        DONE,
        WRONG,
        /** The means is locked, by this try or since before. */
        LOCKED
    }
}

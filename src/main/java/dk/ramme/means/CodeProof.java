package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.CodeMeans.PinTry;
import dk.ramme.means.MeansEvent.MeansLocked;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.PasswordHash;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a code and a PIN in three parts: the code is burnt and a try of the PIN spent, in one transaction; the PIN is
 * compared outside any; what follows is a transaction of its own. Something is compared whatever became of the code, so that
 * the time tells nobody which of the two was wrong (T71).
 */
@Component
class CodeProof {

    /** Stands where no PIN was typed, and is none. */
    private static final String NONE = "-";

    private final MeansOwners owners;
    private final AllMeans means;
    private final PinLock lock;
    private final CprVault vault;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CodeProof(
            MeansOwners owners,
            AllMeans means,
            PinLock lock,
            CprVault vault,
            AuditTrail trail,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.owners = owners;
        this.means = means;
        this.lock = lock;
        this.vault = vault;
        this.trail = trail;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Verdict check(UUID user, Set<IdentificationMeans> kinds, Code code, @Nullable Pin pin) {
        var attempt = Objects.requireNonNull(transaction.execute(status -> spend(user, kinds, code)));
        var spent = attempt.spent();
        var matches = PasswordHash.matches(pin == null ? NONE : pin.value(), spent == null ? null : spent.hash());
        return spent == null
                ? Verdict.refused(attempt.refusal())
                : Objects.requireNonNull(transaction.execute(status -> settle(user, spent, matches)));
    }

    private Attempt spend(UUID user, Set<IdentificationMeans> kinds, Code code) {
        var now = clock.instant();
        owners.lock(user);
        var all = means.lockCodeMeans(user, kinds);
        var open = all.stream()
                .filter(one -> !one.isLocked() && !one.mustWait(now))
                .toList();
        for (var one : open) {
            if (one.accept(code, vault, now)) {
                return new Attempt(Verdict.Kind.ACCEPTED, one.pinTry());
            }
        }
        if (open.isEmpty()) {
            return new Attempt(all.isEmpty() ? Verdict.Kind.NONE : Verdict.Kind.TOO_SOON, null);
        }
        return new Attempt(count(open, now) ? Verdict.Kind.LOCKED : Verdict.Kind.WRONG, null);
    }

    /**
     * Whoever types a wrong code does not say which of the means it is of, so it counts for each: otherwise several means
     * would be as many tries. @return whether one was locked
     */
    private boolean count(List<CodeMeans> tried, Instant now) {
        var locked = tried.stream().filter(one -> one.refuse(now)).toList();
        locked.forEach(one -> {
            trail.record("MEANS_LOCKED", "means", one.id(), Map.of("kind", one.kind(), "user", one.userId()));
            events.publishEvent(new MeansLocked(
                    Tenancy.organisation(), one.userId(), one.id(), one.name(), MeansLocked.Cause.CODES));
        });
        return !locked.isEmpty();
    }

    private Verdict settle(UUID user, PinTry spent, boolean matches) {
        owners.lock(user);
        var proved = means.lockCodeMeans(user, spent.means()).orElseThrow();
        if ((matches || spent.hash() == null) && proved.letIn(spent, clock.instant())) {
            return Verdict.accepted(spent.means(), spent.hash() != null);
        }
        return Verdict.refused(lock.wrong(proved, spent) ? Verdict.Kind.LOCKED : Verdict.Kind.PIN_WRONG);
    }

    /** @param spent what the code was used up for; none, when it was refused */
    private record Attempt(Verdict.Kind refusal, @Nullable PinTry spent) {}
}

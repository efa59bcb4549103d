package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.MeansEvent.MeansLocked;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.PasswordHash;
import java.time.Clock;
import java.time.Duration;
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

    private static final int FREE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    /** Stands where no PIN was typed, and is none. */
    private static final String NONE = "-";

    private final MeansOwners owners;
    private final CodeMeansRows codes;
    private final PinRows pins;
    private final PinLock lock;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CodeProof(
            MeansOwners owners,
            CodeMeansRows codes,
            PinRows pins,
            PinLock lock,
            AuditTrail trail,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.owners = owners;
        this.codes = codes;
        this.pins = pins;
        this.lock = lock;
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
        var all = codes.lockCodeMeans(user, kinds);
        var open = all.stream()
                .filter(one -> !one.isLocked() && !one.mustWait(now))
                .toList();
        for (var one : open) {
            var found = one.maker().find(code, now);
            if (found.isPresent() && codes.accept(one.id(), found.get())) {
                return new Attempt(Verdict.Kind.ACCEPTED, one.pinTry());
            }
        }
        if (open.isEmpty()) {
            return new Attempt(all.isEmpty() ? Verdict.Kind.NONE : Verdict.Kind.TOO_SOON, null);
        }
        return new Attempt(count(user, open, now) ? Verdict.Kind.LOCKED : Verdict.Kind.WRONG, null);
    }

    /**
     * Whoever types a wrong code does not say which of the means it is of, so it counts for each: otherwise several means
     * would be as many tries. @return whether one was locked
     */
    private boolean count(UUID user, List<CodeMeans> tried, Instant now) {
        var locked = false;
        for (var one : tried) {
            var wrong = one.wrong() + 1;
            codes.refuse(one.id(), wrong, wrong < FREE_TRIES ? null : now.plus(pause(wrong)));
            if (wrong >= CodeMeans.MOST_WRONG) {
                trail.record("MEANS_LOCKED", "means", one.id(), Map.of("kind", one.kind(), "user", user));
                events.publishEvent(
                        new MeansLocked(Tenancy.organisation(), user, one.id(), one.name(), MeansLocked.Cause.CODES));
                locked = true;
            }
        }
        return locked;
    }

    /** 10 seconds after the third wrong code, and twice as long after each further one. */
    static Duration pause(int wrong) {
        return FIRST_WAIT.multipliedBy(1L << wrong - FREE_TRIES);
    }

    private Verdict settle(UUID user, PinTry spent, boolean matches) {
        owners.lock(user);
        if ((matches || spent.hash() == null) && pins.letIn(spent, clock.instant())) {
            return Verdict.accepted(spent.means(), spent.hash() != null);
        }
        return Verdict.refused(lock.wrong(user, spent) ? Verdict.Kind.LOCKED : Verdict.Kind.PIN_WRONG);
    }

    /** @param spent what the code was used up for; none, when it was refused */
    private record Attempt(Verdict.Kind refusal, @Nullable PinTry spent) {}
}

package dk.ramme.link;

import dk.ramme.vault.OneTimeCode;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The temporary codes that are asked for besides a mailed link, where whoever it leads to is known by name and birth date
 * only (A2, S1; T28 to T31). Each user or invited administrator has at most one; a new one kills the former. A try is spent
 * and committed before the code is looked at, so that however many try at once, the counter never passes three.
 */
@Service
public class TemporaryCodes {

    private final KeptCodes codes;
    private final Clock clock;

    TemporaryCodes(KeptCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /** What is kept of the code that somebody has now, if any. @param subject a user or an appointment */
    @Transactional(readOnly = true)
    public Optional<TemporaryCode> find(UUID subject) {
        return codes.open(subject);
    }

    /** Whether there is a code that could be typed with success. */
    @Transactional(readOnly = true)
    public boolean canBeTyped(UUID subject) {
        return codes.open(subject)
                .filter(code -> code.canBeTyped(clock.instant()))
                .isPresent();
    }

    /**
     * Makes a code and kills the former one. It is known to the caller and to nobody else ever after. The caller holds the
     * lock of the user or appointment, and decides who may.
     *
     * @param former the code the administrator knew of; another one means that somebody has made one meanwhile, perhaps
     *     they themself by a second click
     * @throws MadeMeanwhile when there is another code than the former one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OneTimeCode make(LinkPurpose purpose, UUID subject, @Nullable UUID former) {
        var open = codes.lockOpenOf(subject);
        if (!Objects.equals(open.map(TemporaryCode::id).orElse(null), former)) {
            throw new MadeMeanwhile();
        }
        var now = clock.instant();
        open.ifPresent(one -> {
            one.revoke(now);
            codes.saveAndFlush(one);
        });
        var code = OneTimeCode.fresh();
        codes.saveAndFlush(new TemporaryCode(purpose, subject, code, now));
        return code;
    }

    /** Kills the codes of these users or appointments, in one statement however many are deleted at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Collection<UUID> subjects) {
        codes.revokeAll(subjects, clock.instant());
    }

    /** Spends a try on the living code. Empty when there is none, or its tries are spent. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Attempt> spendTry(UUID subject) {
        var now = clock.instant();
        return codes.lockOpenOf(subject).filter(code -> code.canBeTyped(now)).map(code -> {
            var attempt = code.spendTry(now);
            codes.saveAndFlush(code);
            return attempt;
        });
    }

    /**
     * Uses the code up that was typed right; exactly one caller may go on.
     *
     * @throws Missing when none was typed, or it was used or replaced meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(@Nullable UUID codeId) {
        var code = Optional.ofNullable(codeId).flatMap(codes::lockOpen).orElseThrow(Missing::new);
        code.use(clock.instant());
        codes.saveAndFlush(code);
    }

    /** A try that has been spent on a code. */
    public record Attempt(UUID id, String codeHash, int tries) {

        /** Whether no try is left after this one. */
        public boolean isLast() {
            return tries >= TemporaryCode.TRIES;
        }
    }

    /** Somebody has made a code meanwhile. */
    public static class MadeMeanwhile extends RuntimeException {}

    /** A code is needed, and there is none that could be used. */
    public static class Missing extends RuntimeException {}
}

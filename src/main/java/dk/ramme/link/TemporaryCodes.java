package dk.ramme.link;

import dk.ramme.vault.OneTimeCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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
    private final LinkRows rows;
    private final Clock clock;

    TemporaryCodes(KeptCodes codes, LinkRows rows, Clock clock) {
        this.codes = codes;
        this.rows = rows;
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

    /**
     * Keeps a new code for each of the users and kills the former ones: two statements however many. What is done to one,
     * {@link #make} says; that at most one code of a user is open, the unique index activation_code_live decides. The caller
     * holds the locks of the users, and decides who may.
     *
     * @param hashes of the codes, which are slow to make and so are made before anything is locked
     * @return until when the codes can be typed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant makeAll(Map<UUID, String> hashes) {
        var now = clock.instant();
        var until = now.plus(TemporaryCode.LIFETIME);
        codes.revokeAll(hashes.keySet(), now);
        rows.addCodes(hashes, now, until);
        return until;
    }

    /** Kills the codes of these users or appointments, in one statement however many are deleted at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Collection<UUID> subjects) {
        codes.revokeAll(subjects, clock.instant());
    }

    /**
     * Spends a try on the living code. Empty when there is none, or its tries are spent. The user is locked before the code, as
     * whoever makes one does: the last try is written with the user too.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Attempt> spendTry(UUID subject) {
        rows.lockUser(subject);
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
            return left() == 0;
        }

        /** How many tries are left after this one. */
        public int left() {
            return Math.max(0, TemporaryCode.TRIES - tries);
        }
    }

    /** Somebody has made a code meanwhile. */
    public static class MadeMeanwhile extends RuntimeException {}

    /** A code is needed, and there is none that could be used. */
    public static class Missing extends RuntimeException {}
}

package dk.ramme.means;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A means that shows codes: which code was used last, how many were wrong, and its PIN with the tries of it (M5). */
@Entity
abstract class CodeMeans extends Means {

    /** The wrong code that locks the means. */
    static final int MOST_WRONG = 10;

    private static final int FREE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration WAIT_OF_LOCKED = Duration.ofMinutes(15);

    @Embedded
    private @Nullable SealedMaker maker;

    private long lastPosition;
    private int drift;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int wrong;

    private @Nullable Instant waitUntil;
    private @Nullable String pinHash;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int pinWrong;

    private @Nullable Instant pinSetAt;

    protected CodeMeans() {}

    CodeMeans(
            UUID organisationId,
            UUID userId,
            IdentificationMeans kind,
            String name,
            CodeMaker maker,
            CprVault vault,
            Instant at) {
        super(organisationId, userId, kind, name, at);
        this.maker = SealedMaker.seal(maker, vault, place());
        this.lastPosition = maker.lastPosition();
        this.drift = maker.drift();
    }

    /**
     * Burns the code, and spends a try of the PIN where there is one. Under the lock of the row exactly one caller gets true,
     * on whatever node (T32), and however many try at once no more than five PINs are compared (T29).
     */
    boolean accept(Code code, CprVault vault, Instant now) {
        if (!isActive() || isLocked() || mustWait(now)) {
            return false;
        }
        var found = maker(vault).find(code, now);
        found.ifPresent(here -> {
            burn(here);
            pinWrong = pinHash == null ? 0 : pinWrong + 1;
        });
        return found.isPresent();
    }

    /**
     * A wrong code. The next ones have to wait longer and longer.
     *
     * @return whether it locked the means
     * @throws IllegalStateException for one that nobody types codes of
     */
    boolean refuse(Instant now) {
        if (!isActive() || isLocked()) {
            throw new IllegalStateException("the means takes no code: " + id());
        }
        var count = wrong + 1;
        countWrong(count < FREE_TRIES ? null : now.plus(pause(count)));
        return count >= MOST_WRONG;
    }

    /** Two right codes in a row open it, locked or not; wrong ones count. @return whether it is open */
    boolean reopen(Code first, Code second, CprVault vault, Instant now) {
        if (!isActive() || mustWait(now)) {
            return false;
        }
        var found = maker(vault).find(first, second, now);
        found.ifPresentOrElse(this::burn, () -> countWrong(now.plus(WAIT_OF_LOCKED)));
        return found.isPresent();
    }

    /** This code and those before it are used up, and wrong ones do not count any more. */
    void burn(CodeMaker.Found found) {
        lastPosition = found.position();
        drift = found.drift();
        openCodes();
    }

    private void countWrong(@Nullable Instant until) {
        wrong = Math.min(wrong + 1, MOST_WRONG);
        waitUntil = until;
    }

    private void openCodes() {
        wrong = 0;
        waitUntil = null;
    }

    /** 10 seconds after the third wrong code, and twice as long after each further one. */
    private static Duration pause(int wrong) {
        return FIRST_WAIT.multipliedBy(1L << wrong - FREE_TRIES);
    }

    /** From now on it is the PIN, and nothing is locked. @return whether the means is in use */
    boolean choosePin(String hash, Instant at) {
        if (!isActive()) {
            return false;
        }
        replacePin(hash, at);
        openCodes();
        return true;
    }

    /** Spends a try of the PIN. Empty when there is none, or its tries are spent. */
    Optional<PinTry> spendPin() {
        if (!isActive() || pinHash == null || pinWrong >= Pin.MOST_WRONG) {
            return Optional.empty();
        }
        pinWrong++;
        return Optional.of(pinTry());
    }

    /** The try of its PIN that was spent when its code was accepted. */
    PinTry pinTry() {
        return new PinTry(id(), pinHash, pinWrong);
    }

    /** Another PIN in the place of the one that was given right. @return false when it is another by now, or was locked */
    boolean replacePin(PinTry spent, String hash, Instant at) {
        if (!isOpenAfter(spent)) {
            return false;
        }
        replacePin(hash, at);
        return true;
    }

    private void replacePin(String hash, Instant at) {
        pinHash = hash;
        pinWrong = 0;
        pinSetAt = at;
    }

    /** After a right PIN, or a code where there is none, wrong ones do not count any more. @return whether it lets in */
    boolean letIn(PinTry spent, Instant at) {
        if (!isOpenAfter(spent)) {
            return false;
        }
        pinWrong = 0;
        used(at);
        return true;
    }

    /** Whether the PIN is the one that was compared, and others have not spent the last try since and locked it. */
    private boolean isOpenAfter(PinTry spent) {
        return isActive()
                && Objects.equals(pinHash, spent.hash())
                && (pinWrong < Pin.MOST_WRONG || pinWrong == spent.tries());
    }

    /** Whether this was the last try of the PIN it still has. */
    boolean isLockedBy(PinTry spent) {
        return spent.hash() != null
                && spent.tries() >= Pin.MOST_WRONG
                && spent.hash().equals(pinHash)
                && pinWrong >= Pin.MOST_WRONG;
    }

    /** Its secret and its PIN are gone with it. */
    @Override
    boolean revoke(Instant at) {
        var revoked = super.revoke(at);
        if (revoked) {
            maker = maker == null ? null : maker.revoked();
            pinHash = null;
            pinWrong = 0;
            pinSetAt = null;
        }
        return revoked;
    }

    CodeMaker maker(CprVault vault) {
        return Objects.requireNonNull(maker).open(vault, place(), lastPosition, drift);
    }

    private SealContext place() {
        return new SealContext("user_means", "secret_sealed", organisationId(), id());
    }

    boolean isLocked() {
        return wrong >= MOST_WRONG || pinWrong >= Pin.MOST_WRONG;
    }

    boolean mustWait(Instant now) {
        return waitUntil != null && now.isBefore(waitUntil);
    }

    boolean hasPin() {
        return pinHash != null;
    }

    /**
     * A try that has been spent on the PIN of a means, and committed before its PIN is looked at. What follows goes by the hash it
     * was compared with, so that a PIN chosen meanwhile is neither opened nor locked by it.
     *
     * @param hash of the PIN the means had then; none where it had none
     * @param tries how many are spent in a row, this one included
     */
    record PinTry(UUID means, @Nullable String hash, int tries) {}
}

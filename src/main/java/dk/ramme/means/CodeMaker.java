package dk.ramme.means;

import dk.ramme.vault.OathHash;
import dk.ramme.vault.OathSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device that makes codes, and where it is: the last position a code was accepted at, and how far its clock is from
 * ours. The position is a counter (RFC 4226), or the number of the step of time (RFC 6238).
 */
record CodeMaker(
        OathSecret secret, Method method, OathHash hash, int digits, int period, long lastPosition, int drift) {

    /** How far a clock may be off since it was seen last: one step either way, as much as people are slow. */
    private static final int STEPS = 1;

    /** How many codes may have been asked for and not used since the last one. */
    private static final int PRESSES = 10;

    /** How far off a device may be that was not seen for long, which two codes in a row make good. */
    private static final int STEPS_AT_FIRST = 60;

    private static final int PRESSES_AT_FIRST = 200;

    enum Method {
        TOTP,
        HOTP
    }

    /** An app on a telephone: what all of them expect when they are told nothing else. */
    static CodeMaker app(OathSecret secret) {
        return new CodeMaker(secret, Method.TOTP, OathHash.SHA1, 6, 30, -1, 0);
    }

    /** The same device, where it was found. */
    CodeMaker at(Found found) {
        return new CodeMaker(secret, method, hash, digits, period, found.position(), found.drift());
    }

    /** Where the device is when it makes this code now. A code accepted before, and any before that one, is no longer any. */
    Optional<Found> find(Code code, Instant now) {
        return method == Method.HOTP
                ? found(search(code, lastPosition + 1, lastPosition + PRESSES), now)
                : found(search(code, Math.max(lastPosition + 1, here(now) - STEPS), here(now) + STEPS), now);
    }

    /** Where the device is when it has made these two codes, one after the other, a moment ago; looks further around. */
    Optional<Found> find(Code first, Code second, Instant now) {
        var from = method == Method.HOTP ? lastPosition + 1 : Math.max(lastPosition + 1, here(now) - STEPS_AT_FIRST);
        var to = method == Method.HOTP ? lastPosition + PRESSES_AT_FIRST : here(now) + STEPS_AT_FIRST;
        for (var position = from; position < to; position++) {
            if (makes(first, position) && makes(second, position + 1)) {
                return found(OptionalLong.of(position + 1), now);
            }
        }
        return Optional.empty();
    }

    /** Every position is tried, whether or not one has fit, so that time tells nothing. */
    private OptionalLong search(Code code, long from, long to) {
        var found = OptionalLong.empty();
        for (var position = from; position <= to; position++) {
            if (makes(code, position) && found.isEmpty()) {
                found = OptionalLong.of(position);
            }
        }
        return found;
    }

    private boolean makes(Code code, long position) {
        return secret.makes(code.value(), position, digits, hash);
    }

    private long here(Instant now) {
        return step(now) + drift;
    }

    private long step(Instant now) {
        return now.getEpochSecond() / period;
    }

    private Optional<Found> found(OptionalLong position, Instant now) {
        return position.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        position.getAsLong(), method == Method.HOTP ? 0 : (int) (position.getAsLong() - step(now))));
    }

    /** Where a code was found. */
    record Found(long position, int drift) {}
}

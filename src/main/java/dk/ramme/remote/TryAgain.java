package dk.ramme.remote;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A question failed in a way that may pass. The reason says nothing of what came over the wire. */
final class TryAgain extends Exception {

    private final Duration notBefore;

    TryAgain(String reason) {
        this(reason, Duration.ZERO);
    }

    private TryAgain(String reason, Duration notBefore) {
        super(reason);
        this.notBefore = notBefore;
    }

    static TryAgain because(int status, HttpHeaders headers, Clock clock) {
        var after = headers.firstValue("Retry-After").map(String::strip).orElse("");
        return new TryAgain("status " + status, after(after, clock));
    }

    /** How long the other system asks to be left alone. */
    Duration notBefore() {
        return notBefore;
    }

    /** Seconds or a date (RFC 9110, 10.2.3); what is neither asks for nothing. */
    private static Duration after(String text, Clock clock) {
        if (text.matches("[0-9]{1,9}")) return Duration.ofSeconds(Long.parseLong(text));
        try {
            var at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            var pause = Duration.between(clock.instant(), at);
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException neither) {
            return Duration.ZERO;
        }
    }
}

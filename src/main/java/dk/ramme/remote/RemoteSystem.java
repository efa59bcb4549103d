package dk.ramme.remote;

import dk.ramme.alarm.Cause;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Another system that is asked over HTTP. While it fails in a way that may pass it is asked again, a few times and with
 * pauses of uneven length; never when it says no. Redirects are not followed, since the key would go along.
 *
 * <p>A question has one deadline, and when that comes the connection is closed and the thread goes on, wherever the
 * answer is: a server that sends a byte now and then keeps nobody. That, and a server's own word about when to come
 * back, is why the loop is here: a retry template decides between attempts and cannot end one. There is no circuit
 * breaker, since what a failing system can cost is bounded by the deadline, and the callers are few.
 */
public final class RemoteSystem {

    private static final Logger log = LoggerFactory.getLogger(RemoteSystem.class);
    private static final long FIRST_PAUSE = 200;

    private final String name;
    private final RemoteSettings settings;
    private final int largestAnswer;
    private final Clock clock;
    private final HttpClient client;

    /**
     * @param name as the log calls it
     * @param largestAnswer in bytes
     */
    public RemoteSystem(String name, RemoteSettings settings, int largestAnswer, Clock clock) {
        if (!settings.isSafe()) throw new IllegalArgumentException("no safe address for " + name);
        this.name = name;
        this.settings = settings;
        this.largestAnswer = largestAnswer;
        this.clock = clock;
        // a connection for each question, so that closing one ends no other's
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * @param path what is asked for, with its query, below the address in the settings
     * @throws RemoteUnavailable when it does not answer
     * @throws AnswerTooLarge when it says more than it may
     */
    public Answer get(String path) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("no transaction waits for " + name);
        }
        var request = request(path);
        var deadline = Deadline.in(settings.patience());
        for (int attempt = 1; ; attempt++) {
            try {
                return ask(request, deadline);
            } catch (TryAgain failure) {
                log.warn("{} failed (attempt {}): {}", name, attempt, failure.getMessage());
                if (attempt == settings.attempts() || !pause(attempt, failure.notBefore(), deadline)) {
                    throw new RemoteUnavailable(name + " does not answer: " + failure.getMessage());
                }
            }
        }
    }

    private HttpRequest request(String path) {
        var base = Objects.requireNonNull(settings.url()).toString();
        var request = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
                .header("Accept", "application/json");
        if (settings.bearerToken() != null) request.header("Authorization", "Bearer " + settings.bearerToken());
        if (settings.apiKey() != null) request.header(settings.apiKeyHeader(), settings.apiKey());
        return request.build();
    }

    private Answer ask(HttpRequest request, Deadline deadline) throws TryAgain {
        var pending = client.sendAsync(request, head -> new LimitedBody(largestAnswer));
        try {
            var time = deadline.leftOf(settings.readTimeout());
            return read(pending.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            throw new TryAgain("no whole answer in time");
        } catch (ExecutionException failure) {
            throw new TryAgain(Cause.ofConnection(failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RemoteUnavailable(name + " was not waited for");
        } finally {
            pending.cancel(true);
        }
    }

    private Answer read(HttpResponse<Optional<byte[]>> response) throws TryAgain {
        int status = response.statusCode();
        if (status >= 500 || status == 429) throw TryAgain.because(status, response.headers(), clock);
        var body = response.body().orElseThrow(() -> new AnswerTooLarge("the answer of " + name + " is too large"));
        return new Answer(status, response.headers().firstValue("Content-Type").orElse(""), body);
    }

    /** @return false when there is no time for another attempt */
    private static boolean pause(int attempt, Duration notBefore, Deadline deadline) {
        var longest = FIRST_PAUSE << (attempt - 1);
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        if (notBefore.compareTo(pause) > 0) pause = notBefore.plus(pause);
        if (pause.compareTo(deadline.left()) >= 0) return false;
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The answer passed the limit and was not read to its end. */
    public static final class AnswerTooLarge extends RuntimeException {

        AnswerTooLarge(String reason) {
            super(reason);
        }
    }

    /** The other system did not answer, however often it was asked. The message holds nothing of what it said. */
    public static final class RemoteUnavailable extends RuntimeException {

        RemoteUnavailable(String reason) {
            super(reason);
        }
    }

    /** A question failed in a way that may pass. The reason says nothing of what came over the wire. */
    static final class TryAgain extends Exception {

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

    /** A moment that no change of the wall clock moves. */
    record Deadline(long nanoTime) {

        static Deadline in(Duration time) {
            return new Deadline(System.nanoTime() + time.toNanos());
        }

        /** Nothing when it has passed. */
        Duration left() {
            return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
        }

        Duration leftOf(Duration time) {
            var left = left();
            return left.compareTo(time) < 0 ? left : time;
        }
    }
}

package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * The register over HTTP. It is asked again, a few times and with pauses of uneven length, when it fails; never when it
 * says no. Redirects are not followed, since the key would go along.
 */
final class HttpRegister implements CompanyRegister {

    private static final Logger log = LoggerFactory.getLogger(HttpRegister.class);
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long FIRST_PAUSE = 200;

    private final RegisterSettings.Http settings;
    private final RestClient client;
    private final Clock clock;

    HttpRegister(RegisterSettings.Http settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.readTimeout());
        this.client = RestClient.builder()
                .requestFactory(requests)
                .defaultHeaders(headers -> {
                    if (settings.bearerToken() != null) headers.setBearerAuth(settings.bearerToken());
                    if (settings.apiKey() != null) headers.set(settings.apiKeyHeader(), settings.apiKey());
                })
                .build();
    }

    @Override
    public Optional<Company> find(CvrNumber cvr) {
        var until = clock.instant().plus(settings.patience());
        for (var attempt = 1; ; attempt++) {
            try {
                return ask(cvr);
            } catch (TryAgain failure) {
                log.warn("The company register failed (attempt {}): {}", attempt, failure.getMessage());
                if (attempt == settings.attempts() || !pause(attempt, until)) {
                    throw new RegisterUnavailable("the company register does not answer", failure);
                }
            }
        }
    }

    private Optional<Company> ask(CvrNumber cvr) {
        try {
            return Objects.requireNonNull(client.get()
                    .uri(address(cvr))
                    .accept(MediaType.APPLICATION_JSON)
                    .exchange((request, answer) -> read(answer, cvr)));
        } catch (ResourceAccessException failure) {
            throw new TryAgain(String.valueOf(failure.getMostSpecificCause()), failure);
        }
    }

    private static Optional<Company> read(ClientHttpResponse answer, CvrNumber cvr) throws IOException {
        var status = answer.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.OK)) {
            var body = answer.getBody().readNBytes(LARGEST_ANSWER + 1);
            if (body.length > LARGEST_ANSWER) throw new RegisterUnavailable("the register's answer is too large");
            return Optional.of(CompanyJson.read(body, cvr));
        }
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return Optional.empty();
        }
        if (status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            throw new TryAgain("status " + status.value(), null);
        }
        throw new RegisterUnavailable("the company register refused the question with status " + status.value());
    }

    private URI address(CvrNumber cvr) {
        var base = Objects.requireNonNull(settings.url()).toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + cvr.value());
    }

    /** @return false when there is no time for another attempt */
    private boolean pause(int attempt, Instant until) {
        var longest = FIRST_PAUSE << (attempt - 1);
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        if (clock.instant().plus(pause).isAfter(until)) {
            return false;
        }
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It failed in a way that may pass. */
    private static final class TryAgain extends RuntimeException {

        TryAgain(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}

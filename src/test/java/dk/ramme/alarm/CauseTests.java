package dk.ramme.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

class CauseTests {

    static Stream<Arguments> failures() {
        var path = new CertPathBuilderException("unable to find valid certification path to requested target");
        var name = new CertificateException("No name matching smtp.nordlys.dk found");
        return Stream.of(
                Arguments.of(new UnknownHostException("broker.test"), "no host of this name: broker.test"),
                Arguments.of(new ConnectException(), "nobody listens"),
                Arguments.of(new HttpTimeoutException("x"), "no answer in time"),
                Arguments.of(new SSLHandshakeException("PKIX").initCause(path), "does not trust who issued"),
                Arguments.of(new SSLHandshakeException("x").initCause(name), "No name matching smtp.nordlys.dk"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_innermost_thing_that_is_known_is_told(Exception inner, String said) {
        var outer = new ResourceAccessException(
                "I/O error on GET request for https://x", new IOException("wrapped", inner));

        assertThat(Cause.ofConnection(outer)).contains(said);
    }

    @Test
    void of_an_answer_only_the_status_is_told() {
        var answer = HttpServerErrorException.create(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Service of 0102031234",
                new HttpHeaders(),
                "0102031234".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);

        assertThat(Cause.ofConnection(answer)).isEqualTo("status 503");
    }

    @Test
    void what_is_not_known_is_told_by_its_kind_alone() {
        assertThat(Cause.ofConnection(new IllegalStateException("x", new IllegalArgumentException("0102031234"))))
                .isEqualTo("IllegalArgumentException");
    }

    @Test
    void whoever_typed_a_command_is_told_all_causes_once() {
        var inner = new SQLException("FATAL: password authentication failed for user \"ramme_app\"");
        var outer = new IllegalStateException("Could not open JDBC Connection for transaction", inner);

        assertThat(Cause.told(outer))
                .isEqualTo("Could not open JDBC Connection for transaction: FATAL: password authentication failed"
                        + " for user \"ramme_app\"");
        assertThat(Cause.told(new NoSuchFileException("/nofile"))).isEqualTo("there is no file /nofile");
    }
}

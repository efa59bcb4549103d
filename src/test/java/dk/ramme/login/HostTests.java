package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a request says about itself moves nobody anywhere (T7, T44, T53, ASVS 4.1.4). */
@RammeTest
class HostTests {

    @Autowired
    Environment environment;

    URI home;

    @BeforeEach
    void find() {
        home = URI.create(environment.getRequiredProperty("ramme.base-url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "evil.example:80", "user@evil.example"})
    void another_host_gets_no_page(String host) throws IOException {
        assertThat(answer("GET /login HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 400");
    }

    @Test
    void an_address_in_the_request_line_does_not_count_either() throws IOException {
        assertThat(answer("GET http://evil.example/login HTTP/1.1\r\nHost: evil.example"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 443",
                "Forwarded: host=evil.example;proto=https",
                "X-Original-Host: evil.example",
                "X-Forwarded-Prefix: //evil.example",
            })
    void a_forged_header_changes_no_address(String header) throws IOException {
        var loginRequired = answer("GET /notifications HTTP/1.1\r\nHost: localhost\r\n" + header);
        var toBroker = answer("GET /oauth2/authorization/double HTTP/1.1\r\nHost: localhost\r\n" + header);
        var page = answer("GET /login HTTP/1.1\r\nHost: localhost\r\n" + header);

        assertThat(location(loginRequired)).isEqualTo("/login");
        assertThat(location(toBroker)).contains("redirect_uri=" + home + "/login/oauth2/code/double");
        assertThat(loginRequired + toBroker + page).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "JEFF"})
    void pages_are_read_and_forms_are_sent_and_nothing_else(String method) throws IOException {
        assertThat(answer(method + " /login HTTP/1.1\r\nHost: localhost"))
                .matches("(?s)HTTP/1.1 40[05].*|HTTP/1.1 501.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/%2f%2fevil.example",
                "/..%2f..%2fetc/passwd",
                "/;/login",
                "/login;x=1",
                "/%00",
                "/a/../b/./c",
                "/%5cevil.example",
                "/login%0d%0aSet-Cookie:x=1"
            })
    void crooked_paths_are_refused_or_lead_nowhere(String path) throws IOException {
        var answer = answer("GET " + path + " HTTP/1.1\r\nHost: localhost");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404|302).*");
        assertThat(answer).doesNotContain("Location: //", "Location: http", "Set-Cookie: x=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /login;x=1", "PUT /login", "GET /login?problem=%zz"})
    void what_is_refused_at_the_door_has_the_headers_of_every_page_once(String request) throws IOException {
        var answer = answer(request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer.lines()
                        .filter(line -> line.matches(
                                "(Content-Security-Policy: default-src 'none'|X-Content-Type-Options: nosniff|X-Frame-Options: DENY"
                                        + "|Referrer-Policy: no-referrer|Cache-Control: .*no-store).*")))
                .hasSize(5);
    }

    /** Over a bare socket, since a client library would put such requests right. */
    private String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", home.getPort())) {
            socket.setSoTimeout(30_000);
            var bytes = (request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String location(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> line.substring("Location: ".length()))
                .findFirst()
                .orElse("");
    }
}

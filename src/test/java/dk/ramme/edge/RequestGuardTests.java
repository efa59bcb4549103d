package dk.ramme.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What no page of ours could have sent is refused at the border, on every address alike, and not written down (T45, T69). */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class RequestGuardTests {

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    /** Nobody fills the log with it, nor makes it a failure of ours (security finding 10, security finding 14). */
    @ParameterizedTest
    @CsvSource({
        "GET /help?q=%ff, 400",
        "GET /help?%ff, 400",
        "GET /help?q=%, 400",
        "GET /help?q=%zz, 400",
        "GET /help?q=%00, 400",
        "GET /help?%00=x, 400",
        "GET /nowhere?q=%00, 400",
        "GET /app.css?q=%ff, 400",
        "GET /settings/audit?q=%00, 400",
        "GET /login/oauth2/code/mitid?code=a&code=b, 400",
        "GET /oauth2/authorization/mitid?prompt=a&prompt=b, 400",
        "GET /language/en?from=/a&from=//evil.example, 400",
        "GET /%68elp, 404",
        "GET /help/%64ata, 404",
        "GET /help/%C3%A6, 404",
        "GET /login?problem=timeout&problem=x, 400",
        "TRACE /, 405",
        "TRACE /help, 405"
    })
    void what_cannot_be_read_is_refused_and_written_down_in_no_line(String line, int status, CapturedOutput log) {
        try (var wire = new Wire(environment.getRequiredProperty("server.port", Integer.class))) {
            var before = log.getAll();
            var answer = wire.send(line + " HTTP/1.1\nHost: localhost\nAccept: text/html\nConnection: close\n\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("</html>");
            assertThat(said(log, before)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%ff", "q=%zz", "q=%00", "_csrf=%00"})
    void the_same_in_a_form(String body, CapturedOutput log) {
        try (var wire = new Wire(environment.getRequiredProperty("server.port", Integer.class))) {
            var before = log.getAll();
            var answer = wire.send("POST /login HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: "
                            + body.length() + "\nContent-Type: application/x-www-form-urlencoded\n\n" + body)
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(said(log, before)).isEmpty();
        }
    }

    /** Found by {@code FuzzFaultTests}: two lengths were a failure of ours, with its stack in the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\nContent-Length: 30",
                "Content-Length: 3\nContent-Length: 3",
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip",
                "Content-Length: 3\nTransfer-Encoding: chunked",
                "Host: two"
            })
    void headers_that_contradict_are_refused_and_not_written_down(String headers, CapturedOutput log) {
        try (var wire = new Wire(environment.getRequiredProperty("server.port", Integer.class))) {
            var before = log.getAll();
            var answer = wire.send("POST /login HTTP/1.1\nHost: localhost\n"
                            + "Content-Type: application/x-www-form-urlencoded\n" + headers + "\n\na=b")
                    .answer();

            assertThat(answer).matches("(?s)HTTP/1.1 (400|411|413|501) .*");
            assertThat(said(log, before)).isEmpty();
        }
    }

    @Test
    void more_parameters_than_any_form_has_are_refused_and_not_written_down(CapturedOutput log) {
        try (var wire = new Wire(environment.getRequiredProperty("server.port", Integer.class))) {
            var before = log.getAll();
            var body = "a=b&".repeat(5000);
            var answer = wire.send("POST /login HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: "
                            + body.length() + "\nContent-Type: application/x-www-form-urlencoded\n\n" + body)
                    .answer();

            assertThat(answer).matches("(?s)HTTP/1.1 (400|413) .*");
            assertThat(said(log, before)).isEmpty();
        }
    }

    /** What is refused does not tell of what is not there either (security finding 15). */
    @Test
    void no_answer_names_methods_that_nobody_has() {
        try (var wire = new Wire(environment.getRequiredProperty("server.port", Integer.class))) {
            var answer = wire.send("TRACE / HTTP/1.1\nHost: localhost\nAccept: text/html\nConnection: close\n\n")
                    .answer();

            assertThat(answer).contains("Allow: GET, HEAD, POST\r\n").doesNotContain("PUT", "DELETE", "OPTIONS");
        }
    }

    /** The first of two was taken (T69; security finding 15). */
    @Test
    void what_takes_one_value_takes_no_two() {
        var organisation = organisations.ready();
        var administrator =
                SignedInAs.user(organisation, organisations.administrator(organisation, "Karen Holm", Role.values()));

        for (var page : List.of("/users?q=a&q=b", "/settings/audit?action=a&action=b", "/help?q=a&q=b")) {
            assertThat(mvc.get().uri(page).with(administrator).exchange())
                    .as(page)
                    .hasStatus(400);
        }
        for (var form : List.of("/settings/administrators/add", "/users/new", "/groups/new")) {
            var names = List.of("user", "name", "email");
            for (var name : names) {
                var request =
                        mvc.post().uri(form).with(administrator).with(csrf()).param(name, "1", "2");
                assertThat(request.exchange()).as(form + " " + name).hasStatus(400);
            }
        }
    }

    @Test
    void what_takes_many_values_takes_two() {
        var organisation = organisations.ready();
        var administrator =
                SignedInAs.user(organisation, organisations.administrator(organisation, "Karen Holm", Role.values()));

        for (var name : List.of("user", "shown")) {
            assertThat(mvc.post()
                            .uri("/users/selection")
                            .with(administrator)
                            .with(csrf())
                            .param(
                                    name,
                                    UUID.randomUUID().toString(),
                                    UUID.randomUUID().toString())
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isNotEqualTo(400);
        }
    }

    /** Without what the figures say of themselves, once, when many addresses have been asked for. */
    private static String said(CapturedOutput log, String before) {
        return log.getAll()
                .substring(before.length())
                .lines()
                .filter(line -> !line.contains("MaximumAllowableTagsMeterFilter"))
                .collect(Collectors.joining("\n"));
    }
}

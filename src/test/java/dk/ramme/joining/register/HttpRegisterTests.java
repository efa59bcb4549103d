package dk.ramme.joining.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.ramme.alarm.AlarmsTests;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import dk.ramme.joining.register.RegisterConfiguration.AlarmedRegister;
import dk.ramme.remote.RemoteSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Against a server that can be told to misbehave. */
@ExtendWith(OutputCaptureExtension.class)
class HttpRegisterTests {

    private static final CvrNumber NORDLYS = new CvrNumber("24256790");
    private static final String COMPANY =
            "{\"cvr\": \"24256790\", \"name\": \"Nordlys Energi A/S\", \"signing\": \"JOINT\", \"news\": [1], \"representatives\": []}";

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_company_is_asked_for_by_its_number_with_the_token() {
        answers.add(new Answer(200, COMPANY));

        var company = register("secret", null).find(NORDLYS);

        assertThat(company).map(Company::name).contains("Nordlys Energi A/S");
        assertThat(asked).containsExactly("GET /companies/24256790 Bearer secret");
    }

    @Test
    void a_key_goes_into_the_header_for_keys() {
        answers.add(new Answer(200, COMPANY));

        register(null, "key").find(NORDLYS);

        assertThat(asked).containsExactly("GET /companies/24256790 key");
    }

    @Test
    void no_such_company_is_an_answer() {
        answers.add(new Answer(404, ""));

        assertThat(register(null, null).find(NORDLYS)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_failure_that_passes_is_not_noticed() {
        answers.add(new Answer(503, ""));
        answers.add(new Answer(500, "oops"));
        answers.add(new Answer(200, COMPANY));

        assertThat(register(null, null).find(NORDLYS)).isPresent();
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_failure_that_stays_is_given_up_after_three_attempts() {
        for (var i = 0; i < 10; i++) {
            answers.add(new Answer(500, ""));
        }

        assertThatThrownBy(() -> register(null, null).find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 302, 204})
    void any_other_answer_is_not_asked_for_again(int status) {
        answers.add(new Answer(status, ""));

        assertThatThrownBy(() -> register(null, null).find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cvr\": \"13748136\", \"name\": \"Other\", \"signing\": \"JOINT\", \"representatives\": []}",
                "{\"name\": \"Nordlys\", \"signing\": \"JOINT\", \"representatives\": []}",
                "{\"cvr\": \"24256790\", \"name\": \"\", \"signing\": \"JOINT\", \"representatives\": []}",
                "{\"cvr\": \"24256790\", \"name\": \"Nordlys\", \"signing\": \"MAYBE\", \"representatives\": []}",
                "{\"cvr\": \"24256790\", \"name\": \"Nordlys\", \"signing\": \"ALONE\"}",
                "{\"cvr\": \"24256790\", \"name\": \"Nordlys\", \"signing\": \"ALONE\", \"representatives\": [null]}",
                "{\"cvr\": \"24256790\", \"name\": \"Nordlys\", \"signing\": \"ALONE\", \"representatives\": [{\"name\": \"K\", \"cpr\": \"1\"}]}",
                "{\"cvr\": \"13748136\", \"name\": \"Other\", \"signing\": \"JOINT\", \"representatives\": [], \"cvr\": \"24256790\"}",
                "{\"cvr\": \"24256790\", \"name\": \"N\", \"signing\": \"JOINT\", \"representatives\": [{\"name\": \"K\", \"cpr\": \"1503679994\", \"cpr\": \"1503679994\"}]}",
                "{\"cvr\": \"24256790\", \"name\": \"N\", \"signing\": \"JOINT\", \"representatives\": [{\"name\": \"K\", \"birthDate\": \"1503679994\"}]}",
                "<html>1503679994</html>",
                "[]",
                "null",
                "",
                "{"
            })
    void what_is_not_the_company_asked_for_is_refused(String body) {
        answers.add(new Answer(200, body));

        assertThatThrownBy(() -> register(null, null).find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);
    }

    /**
     * Each failure is told to whoever runs Ramme, with what is wrong and nothing of a person
     * (operators finding 3, operators finding 12).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | x | refused the question with status 401
            302 | x | refused the question with status 302
            500 | x | does not answer: status 500
            200 | <html>1503679994</html> | not as agreed: broken JSON
            200 | [] | not as agreed: it is no company
            200 | {"cvr": "13748136", "name": "Other", "signing": "JOINT", "representatives": []} | it is another company's
            200 | {"cvr": "24256790", "signing": "JOINT", "representatives": []} | name is missing
            200 | {"cvr": "24256790", "name": "N", "signing": "1503679994", "representatives": []} | signing cannot be read
            200 | {"cvr": "24256790", "name": "N", "signing": "ALONE", "representatives": [{"name": "K", "cpr": "x"}]} | the cpr of a representative is no CPR number
            200 | {"cvr": "24256790", "name": "N", "signing": "ALONE", "representatives": [{"name": "K", "birthDate": "1503679994"}]} | representatives.[0].birthDate cannot be read
            200 | {"cvr": "13748136", "name": "N", "signing": "ALONE", "representatives": [], "cvr": "24256790"} | a field stands twice
            """)
    void each_failure_is_an_alarm_with_its_reason(int status, String body, String reason, CapturedOutput output) {
        for (var i = 0; i < 3; i++) answers.add(new Answer(status, body));
        var meters = new SimpleMeterRegistry();
        var register = new AlarmedRegister(register(null, null), AlarmsTests.alarms(meters));

        assertThatThrownBy(() -> register.find(NORDLYS))
                .isInstanceOf(RegisterUnavailable.class)
                .hasMessageContaining(reason);

        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ALARM company-register: "))
                .hasSize(1)
                .allMatch(line -> line.contains(reason));
        assertThat(output).doesNotContain("1503679994");
        assertThat(meters.get("ramme.alarms")
                        .tag("what", "company-register")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void an_endless_answer_is_refused() {
        answers.add(new Answer(200, " ".repeat(2_000_000) + COMPANY));

        assertThatThrownBy(() -> register(null, null).find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);
    }

    @Test
    void a_slow_server_is_not_waited_for() {
        for (var i = 0; i < 3; i++) {
            answers.add(new Answer(200, COMPANY, Duration.ofSeconds(20)));
        }
        var begun = System.nanoTime();

        assertThatThrownBy(() -> register(null, null).find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void no_server_at_all_is_given_up() {
        server.stop(0);

        assertThatThrownBy(() -> register(null, null).find(NORDLYS)).isInstanceOf(RegisterUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://register.example/companies",
                "ftp://register.example",
                "https://user:secret@register.example",
                ""
            })
    void the_register_is_reached_by_https_alone(String url) {
        var http = http(URI.create(url), null, null);

        assertThatThrownBy(() -> new RegisterSettings(RegisterSettings.Source.HTTP, null, http))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private HttpRegister register(@Nullable String token, @Nullable String key) {
        var url = URI.create("http://localhost:" + server.getAddress().getPort() + "/companies");
        return new HttpRegister(http(url, token, key), Clock.systemUTC());
    }

    private static RemoteSettings http(URI url, @Nullable String token, @Nullable String key) {
        return new RemoteSettings(
                url, token, key, "X-API-Key", Duration.ofSeconds(2), Duration.ofSeconds(1), 3, Duration.ofSeconds(12));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        for (var name : new String[] {"Authorization", "X-API-Key"}) {
            line += headers.containsKey(name) ? " " + headers.getFirst(name) : "";
        }
        asked.add(line);
        var answer = answers.remove();
        sleep(answer.after());
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "http://localhost/elsewhere");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, String body, Duration after) {
        Answer(int status, String body) {
            this(status, body, Duration.ZERO);
        }
    }
}

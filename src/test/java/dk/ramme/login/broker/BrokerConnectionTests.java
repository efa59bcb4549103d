package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.ramme.alarm.AlarmsTests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

/** What is wrong with the broker is an alarm, wherever it shows; what strangers bring about is none. */
class BrokerConnectionTests {

    @ParameterizedTest
    @CsvSource({
        "GET, 200, , 0",
        "GET, 404, , 1",
        "GET, 500, , 1",
        "POST, 200, , 0",
        "POST, 400, Basic x, 0",
        "POST, 401, Basic x, 1",
        "POST, 401, Bearer x, 0",
        "POST, 503, Bearer x, 1"
    })
    void an_alarm_is_raised(String method, int status, String authorization, double alarms) throws IOException {
        var meters = new SimpleMeterRegistry();
        var connection = new BrokerConnection(
                AssuranceValidatorTests.settings(Map.of("read-timeout", "10s")), AlarmsTests.alarms(meters));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://localhost:" + server.getAddress().getPort() + "/token";

            connection
                    .client()
                    .build()
                    .method(HttpMethod.valueOf(method))
                    .uri(address)
                    .headers(headers -> {
                        if (authorization != null) headers.add("Authorization", authorization);
                    })
                    .exchange((request, response) -> response.getStatusCode());
        } finally {
            server.stop(0);
        }

        assertThat(meters.counter("ramme.alarms", "what", "broker").count()).isEqualTo(alarms);
    }
}

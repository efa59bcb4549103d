package dk.ramme.imports;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the simulated registry does instead of answering properly. */
@FunctionalInterface
public interface RegistryFault {

    /** @param usual what it would have answered */
    void answer(HttpExchange exchange, Usual usual) throws IOException;

    /** Sends the proper answer. */
    @FunctionalInterface
    interface Usual {
        void send() throws IOException;
    }

    static RegistryFault status(int status) {
        return (exchange, usual) -> exchange.sendResponseHeaders(status, -1);
    }

    static RegistryFault status(int status, String header, String value) {
        return (exchange, usual) -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** A proper answer, late. */
    static RegistryFault slow(Duration time) {
        return (exchange, usual) -> {
            sleep(time);
            usual.send();
        };
    }

    /** Breaks the connection off before a word. */
    static RegistryFault hangUp() {
        return (exchange, usual) -> exchange.close();
    }

    /** Breaks the connection off in the middle. */
    static RegistryFault hangUpHalfWay() {
        return (exchange, usual) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"cvr\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /**
     * An answer that never ends: a part of blanks, again and again.
     *
     * @param gone what to do when the other side has hung up
     */
    static RegistryFault endless(int part, Duration pause, Runnable gone) {
        return (exchange, usual) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try {
                for (var blanks = " ".repeat(part).getBytes(StandardCharsets.UTF_8); ; sleep(pause)) {
                    exchange.getResponseBody().write(blanks);
                    exchange.getResponseBody().flush();
                }
            } catch (IOException hungUp) {
                gone.run();
            }
        };
    }

    static RegistryFault page(String json) {
        return page("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static RegistryFault page(String contentType, byte[] body) {
        return (exchange, usual) -> {
            if (!contentType.isEmpty()) exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

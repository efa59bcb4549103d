package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A {@link RammeNode} that serves at a port of its own, to be asked, put to sleep and killed. */
public final class ServingNode {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port = freePort();
    private final String name;
    private final Environment environment;
    private final Path log;
    private @Nullable Process process;

    /** @param log what the node says is added to it */
    public ServingNode(String name, Environment environment, Path log) {
        this.name = name;
        this.environment = environment;
        this.log = log;
    }

    /** A port nobody listens at, a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    public void start() {
        start(address().toString());
    }

    /**
     * @param baseUrl by which people reach it
     * @param more settings, {@code key=value}
     */
    public void start(String baseUrl, String... more) {
        var settings = new ArrayList<>(List.of("server.port=" + port, "ramme.base-url=" + baseUrl));
        settings.addAll(List.of(more));
        process = RammeNode.start(RammeNode.class, environment, name, log, settings);
    }

    /** The number of its process. */
    public long pid() {
        assertThat(process).isNotNull();
        return process.pid();
    }

    public void kill() {
        if (process != null) process.destroyForcibly().onExit().join();
    }

    public void signal(String signal) throws IOException, InterruptedException {
        assertThat(process).isNotNull();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    public boolean serves() {
        assertThat(process).isNotNull();
        assertThat(process.isAlive())
                .as("%s has ended by itself, see %s", name, log)
                .isTrue();
        var ready = HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return CLIENT.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public static void awaitServing(ServingNode... nodes) {
        for (var node : nodes) Patience.until(PATIENCE, node::serves);
    }
}

package dk.ramme.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a service is told, over real sockets: whom the call reaches, and what may answer. */
class LogoutCallTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger lookedUp = new AtomicInteger();
    ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void the_address_that_was_looked_at_is_called_whatever_the_name_stands_for_a_moment_later() throws Exception {
        answering("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");

        // no resolver knows this name: whoever asked one a second time would reach nobody
        var status = new LogoutCall(LONG, true, this::here).post(at("/told?a=b"), "logout_token=x.y.z");

        assertThat(status).isEqualTo(204);
        assertThat(lookedUp).hasValue(1);
        assertThat(heard.get(0))
                .startsWith("POST /told?a=b HTTP/1.1\r\n")
                .contains("\r\nHost: tjeneste.example:" + server.getLocalPort() + "\r\n")
                .contains("\r\nContent-Length: 18\r\n")
                .endsWith("\r\n\r\nlogout_token=x.y.z");
    }

    @Test
    void a_name_that_also_leads_inside_is_not_called() throws Exception {
        answering("HTTP/1.1 200 OK\r\n\r\n");
        var call = new LogoutCall(LONG, false, name ->
                new InetAddress[] {InetAddress.getByName("192.0.2.1"), InetAddress.getLoopbackAddress()});

        assertThatThrownBy(() -> call.post(at("/told"), ""))
                .isInstanceOf(LogoutCall.Unfit.class)
                .hasMessageContaining("inner network");
        assertThat(heard).isEmpty();
    }

    @Test
    void whoever_answers_a_letter_at_a_time_is_not_waited_for_beyond_the_time_there_is() throws Exception {
        serving(socket -> {
            while (true) {
                socket.getOutputStream().write('H');
                Thread.sleep(20);
            }
        });

        assertThatThrownBy(() -> new LogoutCall(Duration.ofMillis(300), true, this::here).post(at("/"), ""))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whoever_does_not_answer_as_http_does_has_not_been_told() throws Exception {
        for (var answer :
                List.of("200 OK\r\n", "", "HTTP/1.1 200", "HTTP/1.1 100 Continue\r\n" + "X: y\r\n".repeat(9000))) {
            answering(answer);
            assertThatThrownBy(() -> new LogoutCall(LONG, true, this::here).post(at("/"), ""))
                    .as(answer)
                    .isInstanceOf(IOException.class);
        }
    }

    private InetAddress[] here(String name) {
        lookedUp.incrementAndGet();
        assertThat(name).isEqualTo("tjeneste.example");
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private URI at(String path) {
        return URI.create("http://tjeneste.example:" + server.getLocalPort() + path);
    }

    private void answering(String answer) {
        serving(socket -> {
            var request = new byte[2000];
            var read = socket.getInputStream().read(request);
            heard.add(new String(request, 0, read, StandardCharsets.US_ASCII));
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** The next one who calls. */
    private void serving(Answer answer) {
        var thread = new Thread(
                () -> {
                    try (var socket = server.accept()) {
                        answer.to(socket);
                    } catch (IOException | InterruptedException over) {
                        // the caller has gone, or the test has ended
                    }
                },
                "service");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Answer {
        void to(Socket socket) throws IOException, InterruptedException;
    }
}

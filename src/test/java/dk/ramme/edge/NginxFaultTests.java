package dk.ramme.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.ramme.Patience;
import dk.ramme.Proxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/nginx.conf} keeps off (R23; security finding 3, security finding 12), before a server that only notes what
 * reaches it; run with -Pfault, skipped loudly where there is no nginx.
 */
@Tag("fault")
@Timeout(120)
class NginxFaultTests {

    private final Queue<String> reached = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @TempDir
    Path folder;

    private HttpServer node;
    private Proxy proxy;

    @BeforeEach
    void nginx_before_a_node() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setExecutor(Executors.newCachedThreadPool());
        node.createContext("/", this::note);
        node.start();
        proxy = new Proxy(folder, node.getAddress().getPort(), node.getAddress().getPort());
        awaitListening();
    }

    @AfterEach
    void both_end() {
        held.countDown();
        proxy.close();
        node.stop(0);
    }

    @Test
    void the_name_of_a_request_is_never_given_back() throws IOException {
        assertThat(plain("GET /x?y=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 301")
                .contains("Location: https://localhost/x?y=1\r\n")
                .doesNotContain("nginx/");
        assertThat(plain("GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                .as("no answer at all")
                .isEmpty();
        assertThat(plain("GET /x HTTP/1.0\r\n\r\n")).isEmpty();
        assertThat(plain("GET http://evil.example/x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEmpty();

        assertThat(answered("GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n")).isEmpty();
        assertThatThrownBy(() -> secure("evil.example")).isInstanceOf(IOException.class);
        assertThat(reached).isEmpty();
    }

    @Test
    void a_node_is_told_our_name_and_the_clients_true_address() throws IOException {
        var answer = answered("GET /x HTTP/1.1\r\nHost: LOCALHOST:1\r\nX-Forwarded-For: 6.6.6.6\r\n"
                + "X-Forwarded-Proto: http\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("nginx/");
        assertThat(reached).containsExactly("GET /x host=localhost for=[127.0.0.1] proto=[https] 0 bytes");
    }

    @Test
    void files_pass_at_their_addresses_while_they_are_sent_and_nowhere_else() throws Exception {
        for (var path : List.of("/users/many", "/setup/import/file", "/users/changes")) {
            try (var client = secure("localhost")) {
                send(
                        client,
                        "POST " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                                + "Content-Length: 3000000\r\n\r\n");
                send(client, "x".repeat(1_000_000));
                until(() -> reached.contains("begun " + path));
                send(client, "x".repeat(2_000_000));
                until(() -> reached.stream().anyMatch(one -> one.contains(path) && one.endsWith("3000000 bytes")));
            }
        }

        assertThat(answered("POST /users/many HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b"))
                .as("what is no file is not handed on while it is being sent")
                .startsWith("HTTP/1.1 415");
        assertThat(answered("GET /users/many HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(answered("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_slow_form_reaches_no_node_before_it_is_whole_and_is_cut() throws Exception {
        try (var client = secure("localhost")) {
            send(client, "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");

            var cut = closedAfter(client);

            assertThat(cut).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
            assertThat(reached).isEmpty();
        }
    }

    @Test
    void headers_that_come_byte_by_byte_are_cut() throws Exception {
        try (var client = secure("localhost")) {
            send(client, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            var dribble = new Thread(() -> {
                try {
                    while (true) {
                        send(client, "x");
                        Thread.sleep(2000);
                    }
                } catch (IOException | InterruptedException cut) {
                    // which is what is waited for
                }
            });
            dribble.start();

            assertThat(closedAfter(client)).isLessThan(Duration.ofSeconds(25));
            dribble.interrupt();
        }
    }

    @Test
    void one_address_has_a_hundred_requests_at_the_same_time() throws Exception {
        var clients = new ArrayList<Socket>();
        for (int client = 0; client < 100; client++) {
            clients.add(secure("localhost"));
            send(clients.get(client), "GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        until(() -> reached.size() == 100);

        assertThat(answered("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 429");
        held.countDown();
        for (var client : clients) client.close();
    }

    @Test
    void when_no_node_is_there_a_page_says_so() throws IOException {
        node.stop(0);

        assertThat(answered("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains("Retry-After: 10", "Ramme");
    }

    private void note(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        if (exchange.getRequestMethod().equals("POST")) reached.add("begun " + path);
        if (path.equals("/held")) {
            reached.add(path);
            await();
        }
        long bytes = exchange.getRequestBody().readAllBytes().length;
        var headers = exchange.getRequestHeaders();
        reached.add(exchange.getRequestMethod() + " " + path + " host=" + headers.getFirst("Host") + " for="
                + headers.get("X-Forwarded-For") + " proto=" + headers.get("X-Forwarded-Proto") + " " + bytes
                + " bytes");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String plain(String request) throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), proxy.plainPort())) {
            client.setSoTimeout(10_000);
            send(client, request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n"));
            return rest(client.getInputStream());
        }
    }

    private String answered(String request) throws IOException {
        try (var client = secure("localhost")) {
            send(client, request);
            return rest(client.getInputStream());
        }
    }

    private static String rest(InputStream in) {
        var all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException closed) {
            // what came before counts
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private Socket secure(String name) throws IOException {
        var client = (SSLSocket)
                proxy.trust().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(40_000);
        var parameters = client.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        client.setSSLParameters(parameters);
        client.startHandshake();
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private static Duration closedAfter(Socket client) {
        var begun = System.nanoTime();
        rest(quiet(client));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static InputStream quiet(Socket client) {
        try {
            return client.getInputStream();
        } catch (IOException closed) {
            return InputStream.nullInputStream();
        }
    }

    private void awaitListening() {
        until(() -> {
            try (var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
                return client.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private static void until(BooleanSupplier met) {
        Patience.until(Duration.ofSeconds(30), met);
    }
}

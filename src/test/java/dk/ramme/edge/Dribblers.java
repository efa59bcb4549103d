package dk.ramme.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Clients who hold as many connections as they can with a byte now and then: some in the headers, others in the body of a form
 * or a file. They come from many addresses of this machine's own network, and whoever is hung up on comes again.
 */
final class Dribblers implements AutoCloseable {

    private static final int THREADS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String HEADERS = "GET /help HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String FORM =
            " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n";
    private static final String FILE =
            " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n";

    /** Also where a proxy hands on what it has not whole yet. */
    private static final List<String> BEGINNINGS =
            List.of(HEADERS, "POST /login" + FORM, "POST /users/many" + FORM, "POST /users/many" + FILE);

    private final int port;
    private final @Nullable SSLSocketFactory tls;
    private final int each;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    /** @param tls null to speak without encryption */
    Dribblers(int port, @Nullable SSLSocketFactory tls, int sockets) {
        this.port = port;
        this.tls = tls;
        this.each = sockets / THREADS;
        for (int number = 0; number < THREADS; number++) {
            var from = "127.0.1." + (number + 1);
            var thread = new Thread(() -> dribble(from), "dribblers-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** How many connections they hold now. */
    long open() {
        return open.get();
    }

    /** How many were cut so far. */
    long cut() {
        return cut.get();
    }

    private void dribble(String from) {
        var sockets = new Socket[each];
        try {
            while (!over.get()) {
                for (int number = 0; number < each && !over.get(); number++) {
                    sockets[number] = aByte(sockets[number], from, BEGINNINGS.get(number % BEGINNINGS.size()));
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            for (var socket : sockets) close(socket);
        }
    }

    private @Nullable Socket aByte(@Nullable Socket socket, String from, String begin) {
        try {
            if (socket == null) {
                var fresh = connect(from);
                send(fresh, begin);
                open.incrementAndGet();
                return fresh;
            }
            if (isClosed(socket)) throw new IOException("cut");
            send(socket, "x");
            return socket;
        } catch (IOException gone) {
            if (socket != null) {
                cut.incrementAndGet();
                open.decrementAndGet();
                close(socket);
            }
            return null;
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        // what is answered before the whole request is there is a refusal
        return socket.getInputStream().available() > 0;
    }

    private Socket connect(String from) throws IOException {
        var plain = new Socket();
        plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        if (tls == null) return plain;
        plain.setSoTimeout(10_000);
        var secure = (SSLSocket) tls.createSocket(plain, "localhost", port, true);
        secure.startHandshake();
        return secure;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void close(@Nullable Socket socket) {
        try {
            if (socket != null) socket.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (var thread : threads) thread.interrupt();
        for (var thread : threads) thread.join(5000);
    }
}

package dk.ramme.imports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the same bytes to whoever connects, and resets the connection. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final byte[] answer;

    public RawServer(String answer) throws IOException {
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
        var thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                connections.incrementAndGet();
                connection.getInputStream().read(new byte[8192]);
                connection.getOutputStream().write(answer);
                connection.getOutputStream().flush();
                connection.setSoLinger(true, 0);
            } catch (IOException closed) {
                // the next one, unless the server is
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

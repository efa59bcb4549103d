package dk.ramme.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection to the server with nobody between: what is sent is exactly what stands in the test. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket = new Socket();

    public Wire(int port) {
        try {
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return whether the other end still took it */
    public boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Lines as in the protocol: each end of line becomes two characters. */
    public Wire send(String text) {
        send(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** All that comes until the other end closes or says nothing for a while. */
    public String answer() {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException stillOpen) {
            return all.toString(StandardCharsets.UTF_8);
        } catch (IOException reset) {
            // what came before counts
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** The status of the answer, of which no more is read. */
    public int status() {
        try {
            var line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return line.length < 12 ? 0 : Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        } catch (IOException closed) {
            return 0;
        }
    }

    /** Whether the other end has closed within so many milliseconds. */
    public boolean isClosedWithin(int milliseconds) {
        try {
            socket.setSoTimeout(milliseconds);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
    }
}

package dk.ramme.notification;

import dk.ramme.notification.MailServer.Connection;
import jakarta.mail.MessagingException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Connections to the mail server that wait for the next mails, so that not every handful begins with a handshake. */
final class OpenConnections {

    private final MailServer server;
    private final Queue<Connection> waiting = new ConcurrentLinkedQueue<>();

    OpenConnections(MailServer server) {
        this.server = server;
    }

    /** Where they lead, for the log. */
    String server() {
        return server.name();
    }

    /** One that waits and is still open, or a new one. */
    Lane take() throws MessagingException {
        for (var kept = waiting.poll(); kept != null; kept = waiting.poll()) {
            if (kept.isOpen()) {
                return new Lane(kept);
            }
            kept.close();
        }
        return new Lane(server.connect());
    }

    /** Closes those that wait. */
    void close() {
        for (var kept = waiting.poll(); kept != null; kept = waiting.poll()) {
            kept.close();
        }
    }

    /** A connection in use; closed when it has not been kept for later. */
    final class Lane implements AutoCloseable {

        private final Connection connection;
        private boolean keep;

        private Lane(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        void keep() {
            keep = true;
        }

        @Override
        public void close() {
            if (keep) {
                waiting.add(connection);
            } else {
                connection.close();
            }
        }
    }
}

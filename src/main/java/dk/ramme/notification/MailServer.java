package dk.ramme.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server Ramme hands its mails to, with the settings of {@code spring.mail}. */
@Component
class MailServer {

    private final JavaMailSenderImpl settings;

    MailServer(JavaMailSenderImpl settings) {
        if (settings.getHost() == null || settings.getHost().isBlank()) {
            throw new IllegalStateException("no mail server: set spring.mail.host (RAMME_SMTP_HOST)");
        }
        this.settings = settings;
        var sockets = "mail." + protocol() + ".socketFactory";
        settings.getJavaMailProperties().put(sockets, new UndelayedSockets());
        // whoever cannot be reached is not tried a second time with other sockets
        settings.getJavaMailProperties().put(sockets + ".fallback", "false");
    }

    /** Which one it is, for the log. */
    String name() {
        return settings.getHost() + ":" + settings.getPort();
    }

    /** Opens a connection for a handful of mails; STARTTLS and login as the settings say. */
    Connection connect() throws MessagingException {
        var transport = settings.getSession().getTransport(protocol());
        transport.connect(
                settings.getHost(), settings.getPort(), user(), user() == null ? null : settings.getPassword());
        return new Connection(transport);
    }

    private String protocol() {
        var protocol = settings.getProtocol();
        return protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol;
    }

    /** Without a name there is no login, not even where the server offers one. */
    private @Nullable String user() {
        var user = settings.getUsername();
        return user == null || user.isBlank() ? null : user;
    }

    /** An open connection. */
    record Connection(Transport transport) implements AutoCloseable {

        /** Returns when the server has taken responsibility for the mail (250 after the data). */
        void send(MimeMessage message) throws MessagingException {
            transport.sendMessage(message, message.getAllRecipients());
        }

        /** Asks the server. */
        boolean isOpen() {
            return transport.isConnected();
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException ignored) {
                // what was sent is sent; a connection that does not close well is of no more use anyway
            }
        }
    }
}

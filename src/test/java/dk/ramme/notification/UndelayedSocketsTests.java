package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** No piece of a mail waits for the answer to another. */
class UndelayedSocketsTests {

    @Test
    void mails_go_over_connections_that_hold_nothing_back() {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");

        new MailServer(settings);

        assertThat(settings.getSession().getProperties().get("mail.smtp.socketFactory"))
                .isInstanceOf(UndelayedSockets.class);
    }

    @Test
    void however_they_are_opened() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        var sockets = new UndelayedSockets();
        try (var server = new ServerSocket(0, 50, here);
                var unconnected = sockets.createSocket();
                var byAddress = sockets.createSocket(here, server.getLocalPort());
                var byName = sockets.createSocket("127.0.0.1", server.getLocalPort(), here, 0)) {
            assertThat(unconnected.getTcpNoDelay()).isTrue();
            assertThat(byAddress.getTcpNoDelay()).isTrue();
            assertThat(byName.getTcpNoDelay()).isTrue();
            assertThat(byName.isConnected()).isTrue();
        }
    }
}

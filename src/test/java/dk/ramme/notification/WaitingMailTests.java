package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.ramme.RammeTest;
import dk.ramme.vault.LinkToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A mail that cannot be sent now waits, ever longer, and is given up at last. */
@RammeTest
class WaitingMailTests {

    private final OutboxScene scene;

    WaitingMailTests(@Autowired ApplicationContext beans) {
        scene = new OutboxScene(beans);
    }

    @BeforeEach
    void only_the_test_sends() throws InterruptedException {
        scene.begin();
    }

    @AfterEach
    void everything_goes_on() {
        scene.end();
    }

    @Test
    void mails_wait_while_the_server_is_away_and_none_is_lost_or_sent_twice() throws IOException {
        var port = freePort();
        var sender = scene.sender(port, Map.of());
        scene.queue(IntStream.range(0, 200).mapToObj(i -> scene.mail("r" + i)).toArray(Mail[]::new));

        sendAll(sender);

        assertThat(scene.states()).containsOnly("QUEUED").hasSize(200);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        try {
            sendAll(sender);
            assertThat(server.getReceivedMessages()).as("still waiting").isEmpty();
            scene.clock.advance(Duration.ofMinutes(2));
            sendAll(sender);

            var ids = new HashSet<String>();
            Arrays.stream(server.getReceivedMessagesForDomain(scene.domain))
                    .map(ReceivedMail::read)
                    .forEach(mail -> ids.add(mail.id()));
            assertThat(server.getReceivedMessagesForDomain(scene.domain)).hasSize(200);
            assertThat(ids).hasSize(200);
            assertThat(scene.states()).containsOnly("SENT").hasSize(200);
        } finally {
            server.stop();
        }
    }

    /** R27: what a backup holds as waiting may have been sent after it was taken. */
    @Test
    void while_sending_is_off_everything_waits_and_no_server_is_asked() throws IOException {
        try (var server = new SmtpDouble()) {
            scene.queue(scene.mail("a"));

            sendAll(scene.sender(server, false));

            assertThat(server.count("EHLO")).isZero();
            assertThat(scene.states()).containsExactly("QUEUED");

            sendAll(scene.sender(server, true));

            assertThat(server.to(scene.at("a"))).hasSize(1);
        }
    }

    @Test
    void a_recipient_whose_server_is_busy_is_tried_again_later() throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put(scene.at("a"), "451 try again later");
            scene.queue(scene.mail("a"), scene.mail("b"));
            var sender = scene.sender(server);

            sendAll(sender);
            server.answers.clear();
            sendAll(sender);
            assertThat(server.to(scene.at("a"))).isEmpty();
            assertThat(server.to(scene.at("b"))).hasSize(1);
            scene.clock.advance(Duration.ofSeconds(61));
            sendAll(sender);

            assertThat(server.to(scene.at("a"))).hasSize(1);
        }
    }

    @Test
    void a_mail_that_cannot_be_sent_for_three_days_is_given_up() throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put(scene.at("a"), "451 try again later");
            scene.queue(scene.invitation("a", LinkToken.fresh(), UUID.randomUUID()));
            var sender = scene.sender(server);

            sendAll(sender);
            scene.clock.advance(Duration.ofHours(71));
            sendAll(sender);
            assertThat(scene.states()).containsExactly("QUEUED");
            scene.clock.advance(Duration.ofHours(2));
            sendAll(sender);

            assertThat(scene.states()).containsExactly("FAILED");
        }
    }

    @Test
    void waiting_doubles_up_to_a_quarter_of_an_hour() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 100)
                        .mapToObj(scene.settings::wait)
                        .map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dk.ramme.RammeTest;
import dk.ramme.notification.Mail.Recipient;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A mail leaves by a safe way to whom it is for, or not at all. */
@RammeTest
class MailSafetyTests {

    private final OutboxScene scene;

    MailSafetyTests(@Autowired ApplicationContext beans) {
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
    void without_starttls_nothing_is_sent_where_it_is_required() throws IOException {
        try (var server = new SmtpDouble()) {
            scene.queue(scene.mail("a"));

            sendAll(scene.sender(
                    server.port(), Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true")));

            assertThat(server.count("MAIL") + server.count("DATA")).isZero();
            assertThat(scene.states()).containsExactly("QUEUED");
            assertThat(scene.stopped().orElseThrow()).contains("STARTTLS is required");
        }
    }

    /** Whoever set it up is told that it is the certificate (operators finding 8). */
    @Test
    void with_a_certificate_nobody_vouches_for_nothing_is_sent() throws Exception {
        try (var server = new SmtpDouble(selfSigned())) {
            scene.queue(scene.mail("a"));

            sendAll(scene.sender(
                    server.port(), Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true")));

            assertThat(server.count("STARTTLS")).isPositive();
            assertThat(server.count("MAIL") + server.count("DATA")).isZero();
            assertThat(scene.states()).containsExactly("QUEUED");
            assertThat(scene.stopped().orElseThrow())
                    .as("the cause is named")
                    .contains("does not trust who issued the certificate");
        }
    }

    @Test
    void a_name_with_line_breaks_makes_no_header_and_no_second_recipient() throws IOException {
        try (var server = new SmtpDouble()) {
            var recipient = new Recipient("Eva\r\nBcc: evil@" + scene.domain + "\r\n", scene.at("a"), "da");
            scene.queue(new Mail(
                    "crlf", recipient, "role-given", List.of("Nord\r\nBcc: evil@" + scene.domain, "x", "y"), "/"));
            scene.queue(new Mail(
                    "crlf2",
                    new Recipient("B", scene.at("b") + "\r\nRCPT TO:<evil@" + scene.domain + ">", "da"),
                    "role-given",
                    List.of("N", "x", "y"),
                    "/"));

            sendAll(scene.sender(server));

            var mail = server.to(scene.at("a"));
            assertThat(mail).hasSize(1);
            assertThat(mail.get(0).recipients()).containsExactly(scene.at("a"));
            assertThat(mail.get(0).raw().lines().takeWhile(line -> !line.isEmpty()))
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("bcc"));
            assertThat(server.to(scene.at("evil"))).isEmpty();
            assertThat(scene.states()).containsExactlyInAnyOrder("SENT", "FAILED");
        }
    }

    private static SSLContext selfSigned() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (@Nullable InputStream file = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
            store.load(file, "changeit".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }
}

package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.RammeTest;
import dk.ramme.vault.LinkToken;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A mail that was decided on goes out, and goes out once. */
@RammeTest
class MailedOnceTests {

    private final OutboxScene scene;

    MailedOnceTests(@Autowired ApplicationContext beans) {
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
    void what_is_rolled_back_is_never_mailed() throws IOException {
        try (var server = new SmtpDouble()) {
            assertThatThrownBy(() -> scene.inTransaction(() -> {
                        scene.outbox.queue(List.of(scene.mail("a")));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            sendAll(scene.sender(server));

            assertThat(server.to(scene.at("a"))).isEmpty();
            assertThat(scene.states()).isEmpty();
        }
    }

    @Test
    void the_same_thing_is_mailed_once() throws IOException {
        try (var server = new SmtpDouble()) {
            scene.queue(scene.mail("a"));
            scene.queue(scene.mail("a"));
            sendAll(scene.sender(server));
            scene.queue(scene.mail("a"));
            sendAll(scene.sender(server));

            assertThat(server.to(scene.at("a"))).hasSize(1);
        }
    }

    @Test
    void a_crash_after_the_servers_yes_sends_the_same_mail_again_with_the_same_id_and_link() throws IOException {
        try (var server = new SmtpDouble()) {
            scene.queue(scene.invitation("a", LinkToken.fresh(), UUID.randomUUID()));
            server.afterData = () -> {
                server.afterData = () -> "250 taken";
                killTheSendersTransaction();
                return "250 taken";
            };

            assertThatThrownBy(() -> scene.sender(server).sendDue()).isInstanceOf(RuntimeException.class);
            assertThat(scene.states()).containsExactly("QUEUED");
            sendAll(scene.sender(server));

            var copies = server.to(scene.at("a"));
            assertThat(copies).hasSize(2);
            assertThat(copies.get(0).header("Message-ID"))
                    .isEqualTo(copies.get(1).header("Message-ID"))
                    .matches("<[0-9a-f-]{36}@localhost>");
            assertThat(copies.get(0).header("Date")).isEqualTo(copies.get(1).header("Date"));
            assertThat(copies.get(0).link()).isEqualTo(copies.get(1).link());
            assertThat(scene.states()).containsExactly("SENT");
        }
    }

    @Test
    void two_senders_at_once_send_each_mail_once() throws IOException {
        try (var server = new SmtpDouble()) {
            scene.queue(
                    IntStream.range(0, 120).mapToObj(i -> scene.mail("r" + i)).toArray(Mail[]::new));

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> sendAll(scene.sender(server))),
                            CompletableFuture.runAsync(() -> sendAll(scene.sender(server))))
                    .join();

            var sent = server.received.stream()
                    .flatMap(one -> one.recipients().stream())
                    .filter(one -> one.endsWith(scene.domain))
                    .toList();
            assertThat(sent).hasSize(120).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_organisation_with_many_mails_holds_up_no_other() throws IOException {
        var small = scene.organisations.ready();
        try (var server = new SmtpDouble()) {
            scene.queue(
                    IntStream.range(0, 300).mapToObj(i -> scene.mail("r" + i)).toArray(Mail[]::new));
            scene.queue(small, scene.mail("small"));

            scene.sender(server).sendDue();

            assertThat(server.to(scene.at("small"))).hasSize(1);
        }
    }

    private void killTheSendersTransaction() {
        scene.jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where state = 'idle in transaction' and query like '%take_ration%' and pid <> pg_backend_pid()
                """).query(Boolean.class).list();
    }
}

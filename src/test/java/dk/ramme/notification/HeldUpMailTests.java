package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the server refuses of one organisation's mails holds up no other's for longer than a first retry (R7, R19). */
@RammeTest
class HeldUpMailTests {

    private final OutboxScene scene;
    private UUID other = UUID.randomUUID();

    HeldUpMailTests(@Autowired ApplicationContext beans) {
        scene = new OutboxScene(beans);
    }

    @BeforeEach
    void only_the_test_sends() throws InterruptedException {
        scene.begin();
        other = scene.organisations.ready();
    }

    @AfterEach
    void everything_goes_on() {
        scene.end();
    }

    @Test
    void a_file_full_of_addresses_that_are_refused_holds_up_no_others_mail_for_more_than_a_minute() throws IOException {
        try (var server = new SmtpDouble()) {
            var wrong = IntStream.range(0, 60).mapToObj(i -> "wrong" + i).toList();
            wrong.forEach(one -> server.answers.put(scene.at(one), "550 5.1.1 no such user"));
            scene.queue(wrong.stream().map(scene::mail).toArray(Mail[]::new));

            assertThatOthersGoEachMinute(server);
        }
    }

    @Test
    void a_mail_at_which_the_server_always_hangs_up_holds_up_no_others_mail_for_more_than_a_minute()
            throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put(scene.at("poison"), "421 4.3.2 closing");
            scene.queue(scene.mail("poison"));

            assertThatOthersGoEachMinute(server);
        }
    }

    private void assertThatOthersGoEachMinute(SmtpDouble server) {
        var sender = scene.sender(server.port(), Map.of());
        sendAll(sender);
        for (int minute = 0; minute < 12; minute++) {
            var good = "good" + minute;
            scene.queue(other, scene.mail(good));
            scene.clock.advance(Duration.ofSeconds(61));
            sendAll(sender);

            assertThat(server.to(scene.at(good))).as(good).hasSize(1);
        }
    }
}

package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** A wrong setting at the mail server burns no mail; mended, all of them go, and none twice (operators finding 4). */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class SendingRefusedTests {

    private static final int MAILS = 60;

    private final OutboxScene scene;

    SendingRefusedTests(@Autowired ApplicationContext beans) {
        scene = new OutboxScene(beans);
    }

    @BeforeEach
    void only_the_test_sends() throws InterruptedException {
        scene.begin();
        scene.queue(IntStream.range(0, MAILS).mapToObj(i -> scene.mail("r" + i)).toArray(Mail[]::new));
    }

    @AfterEach
    void everything_goes_on() {
        scene.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 <x@y.test>: Relay access denied",
                "554 Relay access denied",
                "550 Weiterleitung verweigert",
                "550-5.7.1 Not from here\r\n550 5.7.1 See your administrator",
                "530 5.7.0 Authentication required",
                "550 5.1.1 User unknown",
                "550 Ingen adgang",
                "421 4.7.0 Too many connections",
                SmtpDouble.BREAK
            })
    void a_server_that_refuses_every_recipient_burns_no_mail_whatever_it_says(String answer, CapturedOutput output)
            throws IOException {
        try (var server = new SmtpDouble()) {
            server.toAll = answer;
            assertThatAllWaitAndThenGo(server, () -> server.toAll = "250 ok", output);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 550 5.1.8 Sender domain not found
            MAIL | 553 5.7.1 Sender address rejected
            MAIL | 451 4.3.0 Trouble
            DATA | 554 5.5.1 No valid recipients
            """)
    void a_server_that_refuses_the_sender_or_the_order_of_commands_burns_no_mail(
            String command, String answer, CapturedOutput output) throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put(command, answer);
            assertThatAllWaitAndThenGo(server, server.answers::clear, output);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 5.7.1 Spam", "552 5.3.4 Too big", "554 Content rejected", "550 5.6.0 Content"})
    void a_server_that_refuses_every_content_burns_no_mail(String answer, CapturedOutput output) throws IOException {
        try (var server = new SmtpDouble()) {
            server.afterData = () -> answer;
            assertThatAllWaitAndThenGo(server, () -> server.afterData = () -> "250 taken", output);
        }
    }

    @Test
    void a_server_that_greets_with_a_refusal_burns_no_mail(CapturedOutput output) throws IOException {
        try (var server = new SmtpDouble()) {
            server.greeting = "554 5.7.1 You are on our list";
            assertThatAllWaitAndThenGo(server, () -> server.greeting = "220 welcome", output);
        }
    }

    private void assertThatAllWaitAndThenGo(SmtpDouble server, Runnable mend, CapturedOutput output) {
        var sender = scene.sender(server);
        var attempts = 0L;
        for (int minutes = 0; minutes < 60; minutes++) {
            sendAll(sender);
            scene.clock.advance(Duration.ofMinutes(1));
            attempts = server.count("MAIL") + server.count("EHLO");
        }
        assertThat(scene.states()).containsOnly("QUEUED").hasSize(MAILS);
        assertThat(attempts).as("the server is left alone in between").isLessThan(120);
        assertThat(scene.stopped()).isPresent();
        assertThat(output.getOut().lines().filter(line -> line.contains("NO MAIL IS SENT")))
                .as("told once")
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContain("x@y.test"));

        server.received.clear();
        mend.run();
        for (int minutes = 0; minutes < 31; minutes++) {
            sendAll(sender);
            scene.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(scene.stopped()).isEmpty();
        assertThat(scene.states()).containsOnly("SENT").hasSize(MAILS);
        IntStream.range(0, MAILS)
                .forEach(i -> assertThat(server.to(scene.at("r" + i))).hasSize(1));
    }

    @Test
    void a_server_that_wants_fewer_connections_stops_nothing() throws IOException {
        try (var server = new SmtpDouble()) {
            server.mostConnections = 1;
            sendAll(scene.sender(server));

            assertThat(scene.stopped()).isEmpty();
            assertThat(scene.states()).containsOnly("SENT").hasSize(MAILS);
        }
    }

    @Test
    void what_one_node_has_found_holds_for_the_others() throws IOException {
        try (var server = new SmtpDouble()) {
            var other = scene.sender(server);
            server.answers.put("MAIL", "550 5.1.8 Sender domain not found");
            sendAll(other);
            scene.clock.advance(Duration.ofMinutes(2));
            sendAll(scene.sender(server));
            var asked = server.count("MAIL");

            sendAll(other);

            assertThat(server.count("MAIL")).isEqualTo(asked).isPositive();
            assertThat(scene.states()).containsOnly("QUEUED");
        }
    }

    @Test
    void a_wrong_password_burns_no_mail_and_whoever_mends_it_and_starts_anew_need_not_wait(CapturedOutput output)
            throws IOException {
        try (var server = new SmtpDouble()) {
            server.offersLogin = true;
            server.answers.put("AUTH", "535 5.7.8 Authentication credentials invalid");
            sendAll(scene.senderWithLogin(server));

            assertThat(scene.states()).containsOnly("QUEUED").hasSize(MAILS);
            assertThat(scene.stopped().orElseThrow()).contains("535 5.7.8 Authentication credentials invalid");
            assertThat(server.count("MAIL")).isZero();

            server.answers.put("AUTH", "235 2.7.0 welcome");
            sendAll(scene.senderWithLogin(server));

            assertThat(scene.states()).containsOnly("SENT").hasSize(MAILS);
        }
    }

    @Test
    void one_mail_that_is_refused_for_its_own_sake_with_such_a_code_stops_no_other(CapturedOutput output)
            throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put(scene.at("r7"), "550 5.7.1 Not for members only");
            var sender = scene.sender(server);
            scene.sendUntilBelieved(sender);

            assertThat(scene.stopped()).isEmpty();
            assertThat(scene.states()).filteredOn("SENT"::equals).hasSize(MAILS - 1);
            assertThat(scene.states()).filteredOn("QUEUED"::equals).hasSize(1);
            assertThat(scene.errorOf("r7")).contains("550 5.7.1 Not for members only");
            assertThat(output.getOut().lines().filter(line -> line.contains("not for its recipient's sake")))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_mail_is_given_up_after_its_time_although_the_server_takes_none() throws IOException {
        try (var server = new SmtpDouble()) {
            server.toAll = "554 5.7.1 Relay access denied";
            var sender = scene.sender(server);
            sendAll(sender);
            scene.clock.advance(Duration.ofHours(71));
            sendAll(sender);
            assertThat(scene.states()).containsOnly("QUEUED");

            scene.clock.advance(Duration.ofHours(2));
            sendAll(sender);

            assertThat(scene.states()).containsOnly("FAILED");
        }
    }

    @Test
    void mails_that_are_old_already_are_tried_before_they_are_given_up() throws IOException {
        scene.clock.advance(Duration.ofDays(7));
        try (var server = new SmtpDouble()) {
            server.greeting = "421 not yet";
            var sender = scene.sender(server);
            sendAll(sender);
            assertThat(scene.states()).containsOnly("QUEUED");

            server.greeting = "220 welcome";
            scene.clock.advance(Duration.ofMinutes(2));
            sendAll(sender);

            assertThat(scene.states()).containsOnly("SENT");
        }
    }

    /** What the server says of it is not lost (operators finding 8). */
    @Test
    void greylisting_of_everybody_stops_nothing_and_its_words_are_kept() throws IOException {
        try (var server = new SmtpDouble()) {
            server.toAll = "450 4.7.1 Greylisted for 60 seconds";
            var sender = scene.sender(server);
            sendAll(sender);

            assertThat(scene.stopped()).isEmpty();
            assertThat(scene.errorOf("r7")).isEqualTo("RCPT: 450 4.7.1 Greylisted for 60 seconds");
            server.toAll = "250 ok";
            scene.clock.advance(Duration.ofSeconds(61));
            sendAll(sender);

            assertThat(scene.states()).containsOnly("SENT").hasSize(MAILS);
        }
    }

    @Test
    void a_mail_whose_connection_broke_after_the_content_is_sent_again_as_the_same_mail() throws IOException {
        try (var server = new SmtpDouble()) {
            var broke = new AtomicBoolean(); // several connections may ask at once, one of them is broken
            server.afterData = () -> broke.getAndSet(true) ? "250 taken" : SmtpDouble.BREAK;
            var sender = scene.sender(server.port(), Map.of());
            sendAll(sender);
            scene.clock.advance(Duration.ofSeconds(61));
            sendAll(sender);

            assertThat(scene.stopped()).isEmpty();
            assertThat(scene.states()).containsOnly("SENT").hasSize(MAILS);
            assertThat(server.received.stream()
                            .filter(one -> one.raw().contains(scene.domain))
                            .map(one -> one.header("Message-ID")))
                    .hasSize(MAILS + 1);
        }
    }
}

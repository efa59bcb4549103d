package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** How fast the outbox is emptied into a mail server on the same machine; run with -Pbench. */
@RammeTest
@Tag("bench")
class OutboxBenchTests {

    private static final int MAILS = Integer.getInteger("ramme.bench.mails", 10_000);
    private static final int WARM = 500;

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxDelivery delivery;

    @Autowired
    OutboxStop stop;

    @Autowired
    MailSettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    BackgroundWork background;

    @Autowired
    AnOrganisation organisations;

    @Test
    void ten_thousand_activation_mails() throws Exception {
        background.stop();
        var organisation = organisations.ready();
        try (var server = new SmtpDouble()) {
            var sender = sender(server);
            queue(organisation, 0, WARM);
            sendAll(sender);
            queue(organisation, WARM, MAILS);

            var begun = System.nanoTime();
            sendAll(sender);
            var seconds = (System.nanoTime() - begun) / 1e9;

            assertThat(server.count("DATA")).isEqualTo(WARM + MAILS);
            assertThat(server.count("EHLO")).isLessThanOrEqualTo(3L * settings.connections());
            System.out.printf(Locale.ROOT, "BENCH outbox.mails_per_second %.1f mails/s%n", MAILS / seconds);
        } finally {
            background.goOn();
        }
    }

    private static void sendAll(OutboxSender sender) {
        while (sender.sendDue() > 0) {}
    }

    private void queue(UUID organisation, int from, int many) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> outbox.queue(IntStream.range(from, from + many)
                        .mapToObj(OutboxBenchTests::mail)
                        .toList())));
    }

    private static Mail mail(int number) {
        return new Mail(
                "bench:" + number,
                new Recipient("Åse Bæk", "r" + number + "@nordlys.example", "da"),
                "activation",
                List.of("Nordlys Energi A/S", "Birgit Holm", "24. december 2026"),
                "/activate/",
                LinkToken.fresh(),
                UUID.randomUUID());
    }

    private OutboxSender sender(SmtpDouble server) {
        var local = new JavaMailSenderImpl();
        local.setHost("127.0.0.1");
        local.setPort(server.port());
        return new OutboxSender(outbox, delivery, stop, new MailServer(local), settings, transaction, clock);
    }
}

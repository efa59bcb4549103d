package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.Patience;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.tenancy.Tenancy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Real processes are killed while they send mails (R6); run with -Pfault. */
@RammeTest
@Tag("fault")
class MailFaultTests {

    private static final int MAILS = 4000;
    private static final int KILLS = Integer.getInteger("ramme.fault.kills", 5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    Environment environment;

    @Autowired
    BackgroundWork background;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Outbox outbox;

    @Autowired
    GreenMail server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Random random = new Random();
    private final List<Process> nodes = new ArrayList<>();
    private final String domain = UUID.randomUUID() + ".example";
    private UUID organisation;

    @BeforeEach
    void this_process_only_looks_on() {
        background.stop();
        organisation = organisations.ready();
    }

    @AfterEach
    void every_node_is_stopped() {
        nodes.forEach(Process::destroyForcibly);
        background.goOn();
    }

    @Test
    void a_killed_sender_loses_no_mail_and_sends_none_twice_but_the_one_in_its_hands() throws Exception {
        in(() -> {
            outbox.queue(IntStream.range(0, MAILS).mapToObj(this::mail).toList());
            return true;
        });

        for (int kill = 1; kill <= KILLS; kill++) {
            var enough = sent() + 1 + random.nextInt(MAILS / KILLS / 2);
            var node = node("mail-" + kill);
            Patience.until(PATIENCE, () -> sent() >= enough);
            node.destroyForcibly().waitFor();
            System.out.printf("killed at %,d mails%n", sent());
        }
        assertThat(sent()).as("there was something left to lose").isBetween(KILLS, MAILS - 1);
        node("last");
        Patience.until(PATIENCE, () -> sent() == MAILS);

        var copies = received();
        var twice = copies.values().stream().mapToInt(count -> count - 1).sum();
        System.out.printf("%,d mails, %d of them twice after %d kills%n", copies.size(), twice, KILLS);
        assertThat(copies.keySet()).containsExactlyInAnyOrderElementsOf(queued());
        assertThat(twice).isLessThanOrEqualTo(KILLS);
    }

    /** How often each mail came, by its Message-ID. */
    private Map<String, Integer> received() {
        var copies = new HashMap<String, Integer>();
        Arrays.stream(server.getReceivedMessagesForDomain(domain))
                .map(ReceivedMail::read)
                .forEach(mail -> copies.merge(mail.id(), 1, Integer::sum));
        return copies;
    }

    private List<String> queued() {
        return in(() -> jdbc.sql("select '<' || id || '@localhost>' from outbox_mail")
                .query(String.class)
                .list());
    }

    private int sent() {
        return in(() -> jdbc.sql("select count(*) from outbox_mail where state = 'SENT'")
                .query(Integer.class)
                .single());
    }

    private Mail mail(int number) {
        return new Mail(
                "fault:" + number,
                new Recipient("Åse Bæk", "r" + number + "@" + domain, "da"),
                "role-given",
                List.of("Nordlys", "brugeradministrator", "Karen Holm"),
                "/");
    }

    private Process node(String name) {
        var node = RammeNode.start(environment, name, Path.of("target", "mail-nodes.log"));
        nodes.add(node);
        return node;
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }
}

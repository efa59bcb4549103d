package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** No mailbox is buried in mails, whoever makes Ramme send them; what is beyond waits (T52; security finding 5). */
@RammeTest
class RecipientRationTests {

    private static final int AN_HOUR = 4;

    /** Of which one organisation has. */
    private static final int OF_ONE = 2;

    private final OutboxScene scene;
    private final Notifications notifications;

    RecipientRationTests(@Autowired ApplicationContext beans, @Autowired Notifications notifications) {
        scene = new OutboxScene(beans);
        this.notifications = notifications;
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
    void forty_users_of_one_mailbox_give_few_mails_an_hour_and_all_come_in_the_end() throws IOException {
        var administrator = scene.organisations.administrator(scene.organisation, "Bo Lund", Role.USER_ADMINISTRATOR);
        try (var server = new SmtpDouble()) {
            scene.queue(
                    IntStream.range(0, 40).mapToObj(i -> to("victim+" + i, i)).toArray(Mail[]::new));
            scene.queue(scene.mail("other"));
            var sender = scene.sender(server, AN_HOUR);

            sendAll(sender);

            assertThat(server.to(scene.at("other"))).hasSize(1);
            assertThat(received(server)).isEqualTo(1 + OF_ONE);
            assertThat(scene.states()).filteredOn("QUEUED"::equals).hasSize(40 - OF_ONE);
            assertThat(reasons()).allMatch(reason -> reason.startsWith("held back: this mailbox"));
            assertThat(Tenancy.in(
                            scene.organisation,
                            () -> notifications.newest(administrator, null, Notifications.Narrowed.NOT, 50)))
                    .as("told once")
                    .singleElement()
                    .satisfies(told -> assertThat(told.kind()).isEqualTo("mail-held"));

            for (int hour = 0; hour < 20; hour++) {
                scene.clock.advance(Duration.ofHours(1));
                sendAll(sender);
            }
            assertThat(received(server)).isEqualTo(41);
            assertThat(scene.states()).containsOnly("SENT");
        }
    }

    @Test
    void one_organisation_that_has_much_to_say_does_not_hold_up_another() throws IOException {
        var other = scene.organisations.ready();
        try (var server = new SmtpDouble()) {
            scene.queue(
                    IntStream.range(0, 40).mapToObj(i -> to("v.i.c.t.i.m", i)).toArray(Mail[]::new));
            var sender = scene.sender(server, AN_HOUR);
            sendAll(sender);
            assertThat(received(server)).isEqualTo(OF_ONE);

            scene.queue(other, to("VICTIM", 1));
            sendAll(sender);

            assertThat(server.to(scene.at("VICTIM"))).as("in the same hour").hasSize(1);
        }
    }

    @Test
    void organisations_share_the_mailboxs_ration_and_take_turns() throws IOException {
        var others = List.of(scene.organisations.ready(), scene.organisations.ready(), scene.organisations.ready());
        try (var server = new SmtpDouble()) {
            scene.queue(
                    IntStream.range(0, 40).mapToObj(i -> to("v.i.c.t.i.m", i)).toArray(Mail[]::new));
            for (var other : others) {
                scene.queue(other, to("VICTIM", 1), to("VICTIM", 2));
            }
            var sender = scene.sender(server, AN_HOUR);
            sendAll(sender);
            assertThat(received(server)).isEqualTo(AN_HOUR);

            scene.clock.advance(Duration.ofHours(1));
            sendAll(sender);

            assertThat(received(server)).isEqualTo(2 * AN_HOUR);
            assertThat(server.to(scene.at("VICTIM")))
                    .as("not behind those of the one that has many")
                    .hasSizeGreaterThanOrEqualTo(AN_HOUR);
        }
    }

    /** Each node has a sender of its own; what they count is one. */
    @Test
    void two_nodes_that_send_at_once_send_no_more() throws Exception {
        var other = scene.organisations.ready();
        try (var server = new SmtpDouble()) {
            scene.queue(IntStream.range(0, 20).mapToObj(i -> to("victim", i)).toArray(Mail[]::new));
            scene.queue(
                    other, IntStream.range(0, 20).mapToObj(i -> to("victim", i)).toArray(Mail[]::new));
            var nodes = List.of(scene.sender(server, AN_HOUR), scene.sender(server, AN_HOUR));
            var pool = Executors.newFixedThreadPool(nodes.size());

            for (var sent : pool.invokeAll(nodes.stream()
                    .map(node -> Executors.callable(() -> sendAll(node)))
                    .toList())) {
                sent.get();
            }
            pool.shutdown();

            assertThat(received(server)).isEqualTo(AN_HOUR);
            assertThat(scene.states()).filteredOn("SENT"::equals).hasSize(OF_ONE);
        }
    }

    @Test
    void what_could_not_be_sent_has_cost_nothing() throws IOException {
        try (var server = new SmtpDouble()) {
            server.toAll = "450 4.7.1 Greylisted";
            scene.queue(IntStream.range(0, OF_ONE).mapToObj(i -> to("a", i)).toArray(Mail[]::new));
            var sender = scene.sender(server, AN_HOUR);
            for (int time = 0; time < 4; time++) {
                sendAll(sender);
                scene.clock.advance(Duration.ofMinutes(5));
            }
            server.toAll = "250 ok";
            scene.clock.advance(Duration.ofMinutes(15));
            sendAll(sender);

            assertThat(scene.states()).containsOnly("SENT").hasSize(OF_ONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "victim+1@Nordlys.example, victim@nordlys.example, true",
        "V.I.C.Tim@nordlys.example, victim@nordlys.example, true",
        "victim@nordlys.example, victim@sub.nordlys.example, false",
        "+victim@nordlys.example, victim@nordlys.example, false",
        "anna@nordlys.example, bo@nordlys.example, false"
    })
    void a_mailbox_is_one_however_its_address_is_written(String one, String other, boolean same) {
        assertThat(RecipientRation.mailbox(one).equals(RecipientRation.mailbox(other)))
                .isEqualTo(same);
    }

    private Mail to(String who, int number) {
        return new Mail(
                "test:" + who + number,
                new Recipient("Åse Bæk", scene.at(who), "da"),
                "role-given",
                List.of("Nordlys", "brugeradministrator", "Karen Holm"),
                "/");
    }

    private long received(SmtpDouble server) {
        return server.received.stream()
                .filter(one -> one.recipients().get(0).endsWith(scene.domain))
                .count();
    }

    private List<String> reasons() {
        return scene.read(() -> scene.jdbc
                .sql("select last_error from outbox_mail where state = 'QUEUED'")
                .query(String.class)
                .list());
    }
}

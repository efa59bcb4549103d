package dk.ramme.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.alarm.AlarmsTests;
import dk.ramme.link.BaseUrl;
import dk.ramme.notification.SmtpDouble;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Dates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever runs Ramme is mailed what is wrong: once, over all nodes, whatever else does not work; and that it is over. */
@RammeTest
class AlarmMailTests {

    private final TestClock clock = new TestClock();

    @Autowired
    private AlarmStates states;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MessageSource messages;

    @Autowired
    private BaseUrl baseUrl;

    @Autowired
    private Dates dates;

    @Autowired
    private JdbcClient jdbc;

    private SmtpDouble server = new SmtpDouble();
    private Node one;
    private Node other;

    @BeforeEach
    void nothingIsWrong() {
        Tenancy.on(
                CrossTenantTask.ALARM,
                () -> transaction.execute(
                        status -> jdbc.sql("delete from alarm_state").update()));
        one = node("da");
        other = node("da");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void over_several_nodes_it_is_one_mail_an_hour_about_the_same_thing() {
        one.alarms.raise(Alarm.BROKER, "login.broker.example: status 503");
        other.alarms.raise(Alarm.BROKER, "login.broker.example: no answer in time");
        look();
        look();

        assertThat(server.received).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactly("drift@ramme.example");
            assertThat(mail.header("Subject")).isEqualTo("Ramme: MitID-brokeren svarer ikke, som den skal");
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        });

        later(Duration.ofMinutes(59));
        other.alarms.raise(Alarm.BROKER, "status 503");
        one.alarms.raise(Alarm.COMPANY_REGISTER, "status 401");
        look();
        assertThat(subjects()).hasSize(2).last().asString().contains("CVR-registret");

        later(Duration.ofMinutes(1));
        look();
        look();
        assertThat(subjects())
                .as("what was heard meanwhile")
                .hasSize(3)
                .last()
                .asString()
                .contains("MitID-brokeren");
    }

    @Test
    void what_works_again_for_a_while_on_any_node_is_told_once() {
        one.alarms.raise(Alarm.SIGNATURE_REGISTRY, "status 401");
        look();
        later(Duration.ofMinutes(5));
        other.alarms.well(Alarm.SIGNATURE_REGISTRY);
        look();
        assertThat(subjects()).hasSize(1);

        later(Duration.ofMinutes(6));
        look();
        look();
        assertThat(subjects()).hasSize(2).last().asString().contains("svarer igen");

        one.alarms.raise(Alarm.SIGNATURE_REGISTRY, "status 401");
        look();
        assertThat(subjects()).as("within the hour").hasSize(2);
        later(Duration.ofMinutes(50));
        look();
        assertThat(subjects()).hasSize(3).last().asString().contains("svarer ikke");
    }

    @Test
    void what_worked_again_before_anybody_was_told_is_not_told() {
        one.alarms.raise(Alarm.BROKER, "status 503");
        clock.advance(Duration.ofSeconds(1));
        one.alarms.well(Alarm.BROKER);
        look();
        later(Duration.ofHours(1));
        look();

        assertThat(server.received).isEmpty();
    }

    /** The mail server itself may be what is wrong. */
    @Test
    void what_could_not_be_mailed_is_tried_again_and_told_afterwards_when_it_is_over() {
        server.toAll = "451 4.3.2 Not now";
        one.alarms.raise(Alarm.MAIL_SERVER, "smtp.example:587 takes no mails");
        look();
        later(Duration.ofMinutes(2));
        look();
        assertThat(server.received).isEmpty();

        one.alarms.well(Alarm.MAIL_SERVER);
        server.toAll = "250 ok";
        later(Duration.ofMinutes(11));
        look();
        look();
        assertThat(subjects()).singleElement().asString().contains("tager imod mails igen");
    }

    @Test
    void one_that_goes_on_is_mailed_as_soon_as_it_can_be() {
        server.toAll = "451 4.3.2 Not now";
        one.alarms.raise(Alarm.MAIL_SERVER, "smtp.example:587 takes no mails");
        look();
        server.toAll = "250 ok";
        look();
        assertThat(server.received).as("it rests").isEmpty();

        later(Duration.ofMinutes(1));
        look();
        assertThat(subjects()).singleElement().asString().contains("tager ikke imod mails");
    }

    @Test
    void a_database_that_was_away_loses_nothing_that_was_heard() {
        one.alarms.raise(Alarm.BROKER, "status 503");
        var heard = one.alarms.take();
        one.alarms.giveBack(heard);
        look();

        assertThat(server.received).hasSize(1);
    }

    @Test
    void what_has_happened_is_never_over_and_is_told_again_when_it_happens_again() {
        one.alarms.raise(Alarm.CPR_NUMBERS, "in organisation x");
        look();
        later(Duration.ofMinutes(30));
        one.alarms.raise(Alarm.CPR_NUMBERS, "in organisation y");
        look();
        later(Duration.ofMinutes(31));
        look();
        later(Duration.ofHours(5));
        look();

        assertThat(subjects())
                .hasSize(2)
                .allSatisfy(subject -> assertThat(subject).contains("CPR-numre"));
        assertThat(server.received.get(1).raw()).contains("in organisation y");
    }

    @Test
    void nothing_of_a_person_is_in_it_and_it_is_in_the_language_that_was_set() {
        var english = node("en");
        english.alarms.raise(Alarm.BROKER, "the broker said 240671-9990 and lone@nordlys.example");
        english.watch.look();

        assertThat(server.received).singleElement().satisfies(mail -> {
            assertThat(mail.header("Subject")).isEqualTo("Ramme: the MitID broker does not answer as it should");
            assertThat(mail.raw())
                    .contains(baseUrl.baseUrl().toString(), "the broker said", "Alarms")
                    .doesNotContain("240671", "lone@");
        });
    }

    private void look() {
        one.watch.look();
        other.watch.look();
    }

    private void later(Duration by) {
        clock.advance(by);
    }

    private List<String> subjects() {
        return server.received.stream().map(mail -> mail.header("Subject")).toList();
    }

    private Node node(String language) {
        var settings = new AlarmSettings(
                "drift@ramme.example",
                language,
                "ramme@ramme.example",
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                new AlarmSettings.Smtp("127.0.0.1", server.port(), null, null));
        var alarms = AlarmsTests.alarms(clock);
        var mail = new AlarmMail(settings, new JavaMailSenderImpl(), messages, baseUrl, dates);
        return new Node(alarms, new AlarmWatch(alarms, states, mail, settings, transaction, clock));
    }

    private record Node(Alarms alarms, AlarmWatch watch) {}
}

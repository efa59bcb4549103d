package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.activation.reminder.Reminders;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Reminders before a link ends: in time, once each, and never to whoever has come (A4). */
@RammeTest
class ReminderTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Reminders reminders;

    @Autowired
    Links links;

    @Autowired
    TestClock clock;

    ActivationScene scene;
    UUID anna;

    @BeforeEach
    void awaiting() {
        scene = new ActivationScene(beans);
        anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
    }

    @AfterEach
    void backToNow() {
        sendingRests(false);
        clock.reset();
    }

    @Test
    void seven_days_and_one_day_before_and_at_no_other_time() {
        clock.advance(Duration.ofDays(22));
        reminders.remindDue();
        var tooSoon = mails(anna);
        clock.advance(Duration.ofDays(1).plusHours(1));
        reminders.remindDue();
        reminders.remindDue();
        var first = mails(anna);
        clock.advance(Duration.ofDays(6));
        reminders.remindDue();
        reminders.remindDue();
        var second = mails(anna);
        clock.advance(Duration.ofDays(2));
        reminders.remindDue();

        assertThat(tooSoon).isZero();
        assertThat(first).isOne();
        assertThat(second).isEqualTo(2);
        assertThat(mails(anna)).isEqualTo(2);
        assertThat(scene.events("ACTIVATION_REMINDED", anna)).isEqualTo(2);
    }

    @Test
    void whoever_was_missed_for_a_while_gets_the_nearest_reminder_alone() {
        clock.advance(Duration.ofDays(29).plusHours(1));

        reminders.remindDue();
        reminders.remindDue();

        assertThat(mails(anna)).isOne();
    }

    @Test
    void many_at_once_remind_once() {
        clock.advance(Duration.ofDays(24));

        AtOnce.run(IntStream.range(0, 6)
                .<Callable<Object>>mapToObj(n -> () -> reminders.remindDue())
                .<Callable<Object>>toArray(Callable[]::new));

        assertThat(mails(anna)).isOne();
        assertThat(scene.count("activation_reminder", "true")).isOne();
    }

    @Test
    void whoever_is_active_is_never_reminded_and_a_reminder_that_waits_is_taken_back() {
        var cpr = AnOrganisation.anyCpr();
        var bo = scene.awaiting("Bo Krog", cpr);
        clock.advance(Duration.ofDays(24));
        scene.identify(bo, cpr);
        sendingRests(true);
        reminders.remindDue();
        var waiting = queued(bo);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(bo));

        clock.advance(Duration.ofDays(5).plusHours(3));
        reminders.remindDue();

        assertThat(waiting).isOne();
        assertThat(queued(bo)).isZero();
        assertThat(mails(bo)).isOne();
    }

    /** Mails stay where they are. */
    private void sendingRests(boolean rests) {
        var background = beans.getBean(BackgroundWork.class);
        if (rests) {
            background.stop();
            ActivationScene.pause();
        } else {
            background.goOn();
        }
    }

    @Test
    void the_reminders_link_works_and_so_does_the_first_mails() {
        var first = scene.inTransaction(() -> links.issue(LinkPurpose.ACTIVATION, anna));

        var second = scene.inTransaction(
                        () -> links.addTokens(java.util.List.of(first.link().id())))
                .get(0);

        assertThat(links.findLive(second.value(), LinkPurpose.ACTIVATION))
                .map(MailedLink::id)
                .contains(first.link().id());
        assertThat(links.findLive(first.token().value(), LinkPurpose.ACTIVATION))
                .map(MailedLink::id)
                .contains(first.link().id());
        scene.in(() -> beans.getBean(ActivationLinks.class).resend(anna, "Birgit Holm"));
        assertThat(links.findLive(second.value(), LinkPurpose.ACTIVATION)).isEmpty();
    }

    @Test
    void a_new_link_has_reminders_of_its_own() {
        clock.advance(Duration.ofDays(24));
        reminders.remindDue();
        scene.in(() -> beans.getBean(ActivationLinks.class).resend(anna, "Birgit Holm"));
        reminders.remindDue();
        var soonAfter = mails(anna);
        clock.advance(Duration.ofDays(24));

        reminders.remindDue();

        assertThat(soonAfter).isOne();
        assertThat(mails(anna)).isEqualTo(2);
    }

    @Test
    void nobody_is_reminded_of_a_link_that_leads_nowhere_now() {
        scene.allow(false);
        clock.advance(Duration.ofDays(24));

        reminders.remindDue();

        assertThat(mails(anna)).isZero();
    }

    private int mails(UUID user) {
        return scene.count(
                "outbox_mail", "template = 'activation-reminder' and subject_id = :user", Map.of("user", user));
    }

    private int queued(UUID user) {
        return scene.count(
                "outbox_mail",
                "template = 'activation-reminder' and state = 'QUEUED' and subject_id = :user",
                Map.of("user", user));
    }
}

package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Of a mail that is refused, those are told who can do something about it. */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class RefusedMailTests {

    private final OutboxScene scene;
    private final Invitations invitations;
    private final Notifications notifications;

    RefusedMailTests(
            @Autowired ApplicationContext beans,
            @Autowired Invitations invitations,
            @Autowired Notifications notifications) {
        scene = new OutboxScene(beans);
        this.invitations = invitations;
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
    void one_refused_recipient_fails_alone_and_the_administrators_are_told() throws IOException {
        var administrator =
                scene.organisations.administrator(scene.organisation, "Karen Holm", Role.USER_ADMINISTRATOR);
        try (var server = new SmtpDouble()) {
            server.answers.put(scene.at("r7"), "550 5.1.1 no such user");
            scene.queue(
                    IntStream.range(0, 50).mapToObj(i -> scene.mail("r" + i)).toArray(Mail[]::new));

            var sender = scene.sender(server);
            scene.sendUntilBelieved(sender);

            assertThat(server.received.stream().filter(one -> one.raw().contains(scene.domain)))
                    .hasSize(49);
            // one more at most: where somebody was refused, the connection is not kept
            assertThat(server.count("EHLO"))
                    .as("few connections")
                    .isLessThanOrEqualTo(scene.settings.connections() + 1);
            assertThat(scene.states()).filteredOn("FAILED"::equals).hasSize(1);
            assertThat(scene.errorOf("r7")).contains("no such user");
            assertThat(Tenancy.in(
                            scene.organisation,
                            () -> notifications.newest(administrator, null, Notifications.Narrowed.NOT, 10)))
                    .singleElement()
                    .satisfies(told -> assertThat(told.arguments()).contains(scene.at("r7")));
        }
    }

    @Test
    void whoever_can_do_something_about_a_refused_mail_is_led_to_where_they_can() throws IOException {
        var karen =
                scene.organisations.administrator(scene.organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var bo = scene.organisations.administrator(scene.organisation, "Bo Lund", Role.USER_ADMINISTRATOR);
        var appointment = UUID.randomUUID();
        var user = UUID.randomUUID();
        try (var server = new SmtpDouble()) {
            server.answers.put(scene.at("a"), "550 5.1.1 no such user");
            scene.queue(scene.invitation("a", LinkToken.fresh(), appointment));
            scene.sendUntilBelieved(scene.sender(server));
            scene.queue(scene.activation("a", user));
            scene.sendUntilBelieved(scene.sender(server));
        }

        assertThat(hrefs(karen))
                .containsExactly("/users/" + user, "/settings/administrators/invitations/" + appointment);
        assertThat(hrefs(bo)).containsExactly("/users/" + user);
    }

    @Test
    void a_first_invitation_that_comes_back_is_seen_where_it_was_sent_from_and_by_the_operator(CapturedOutput output)
            throws IOException {
        var address = scene.at("soren");
        Tenancy.in(
                scene.organisation,
                () -> invitations.invite(
                        scene.organisation,
                        Appointee.withBirthDate(
                                new PersonName("Søren Ågård"),
                                new EmailAddress(address),
                                LocalDate.of(1979, 11, 2),
                                "da",
                                Set.of()),
                        "Mona Dam"));
        assertThat(invitation().undelivered()).isFalse();

        try (var server = new SmtpDouble()) {
            server.answers.put(address, "550 5.1.1 no such user");
            scene.sendUntilBelieved(scene.sender(server));
        }

        assertThat(invitation().undelivered()).isTrue();
        assertThat(output.getOut().lines().filter(line -> line.contains("NOBODY COULD BE TOLD")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains(scene.organisation.toString()).doesNotContain(address, "Søren"));
        scene.clock.advance(Duration.ofSeconds(61));
        Tenancy.in(scene.organisation, () -> invitations.resend(invitation().appointmentId(), "Mona Dam"));
        assertThat(invitation().undelivered()).isFalse();
    }

    private List<String> hrefs(UUID told) {
        return Tenancy.in(scene.organisation, () -> notifications.newest(told, null, Notifications.Narrowed.NOT, 10))
                .stream()
                .map(Notification::href)
                .toList();
    }

    private Invitation invitation() {
        return Tenancy.in(scene.organisation, () -> invitations.list(scene.organisation))
                .get(0);
    }
}

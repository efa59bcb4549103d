package dk.ramme.notification;

import static dk.ramme.notification.OutboxScene.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.asking.EmployeeEvent.EmployeeAnswered;
import dk.ramme.asking.Refusal;
import dk.ramme.granting.RightEvent.RightRefused;
import dk.ramme.people.Role;
import dk.ramme.people.role.RoleEvent.RoleRefused;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;

/** What people write to one another is read after logging in, and stands in no mail (T52; security finding 5). */
@RammeTest
class FreeTextTests {

    /** Nothing about it looks like an address, so nothing but its place keeps it out. */
    private static final String HOSTILE = "Ring straks til 70 10 20 30 og sig din kode";

    private final OutboxScene scene;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    FreeTextTests(
            @Autowired ApplicationContext beans,
            @Autowired Notifications notifications,
            @Autowired ApplicationEventPublisher events) {
        scene = new OutboxScene(beans);
        this.notifications = notifications;
        this.events = events;
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
    void the_reason_of_a_refusal_is_read_in_ramme_and_the_mail_says_so() throws IOException {
        var user = scene.organisations.administrator(scene.organisation, "Ida Friis");
        var right = new UserRight("AUB", "AUB", "AUB", false);
        scene.inTransaction(() -> {
            events.publishEvent(new RoleRefused(
                    scene.organisation, UUID.randomUUID(), user, Role.USER_ADMINISTRATOR, HOSTILE, "Bo Lund"));
            events.publishEvent(
                    new RightRefused(scene.organisation, UUID.randomUUID(), user, right, HOSTILE, "Bo Lund"));
        });

        assertThat(sent("Ida Friis"))
                .hasSize(2)
                .allSatisfy(raw -> assertThat(raw).doesNotContain("70 10").contains("/notifications"));
        assertThat(Tenancy.in(
                        scene.organisation, () -> notifications.newest(user, null, Notifications.Narrowed.NOT, 10)))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.arguments()).contains(HOSTILE));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whoever_has_no_login_is_told_a_fixed_reason(Refusal refusal) throws IOException {
        scene.inTransaction(() -> events.publishEvent(new EmployeeAnswered(
                scene.organisation,
                UUID.randomUUID(),
                "Nordlys",
                "Mona Dam",
                scene.at("mona"),
                "da",
                refusal,
                "Bo Lund")));

        assertThat(sent("Mona Dam"))
                .singleElement()
                .satisfies(raw -> assertThat(raw).contains("egrundelse").doesNotContain("{2}"));
    }

    private List<String> sent(String name) throws IOException {
        try (var server = new SmtpDouble()) {
            sendAll(scene.sender(server));
            return server.received.stream()
                    .map(SmtpDouble.Received::raw)
                    .filter(raw -> raw.contains("To: " + name))
                    .toList();
        }
    }
}

package dk.ramme.joining;

import static dk.ramme.joining.appointment.SetupInvitationScene.byBirthDate;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.joining.appointment.SetupInvitationScene;
import dk.ramme.login.Browser;
import dk.ramme.login.TestPerson;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The way of the appointed person, and of a stranger, through MitID and back. */
@RammeTest
@RecordApplicationEvents
class InvitationLoginTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Environment environment;

    private SetupInvitationScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupInvitationScene(beans, events);
    }

    @Test
    void through_mitid_and_back_the_appointed_person_comes_to_the_setup() {
        var person = TestPerson.fresh("Søren Ågård").claiming("mitid.date_of_birth", "1979-11-02");
        var token = scene.invite(byBirthDate());
        var browser = new Browser(environment);

        var landing = browser.open("/joining/invitation/" + token.value());
        var simulator = browser.submit(landing, "/joining/invitation/open", Map.of("token", token.value()));
        var end = browser.choose(simulator, person);

        assertThat(end.path()).startsWith("/joining/invitation/code");
        assertThat(browser.open("/setup").status()).isEqualTo(403);
        var code = scene.code(token);
        var link = scene.link(token).id().toString();
        var asked = browser.open(end.path());
        var setup = browser.submit(asked, "/joining/invitation/code", Map.of("link", link, "code", code));

        assertThat(setup.path()).startsWith("/setup");
        assertThat(setup.body()).doesNotContain(token.value());
        assertThat(browser.open("/joining/invitation/" + token.value()).status())
                .isEqualTo(410);
    }

    @Test
    void through_mitid_and_back_a_stranger_is_not_logged_in() {
        var token = scene.invite(byBirthDate());
        var browser = new Browser(environment);
        var landing = browser.open("/joining/invitation/" + token.value());
        var simulator = browser.submit(landing, "/joining/invitation/open", Map.of("token", token.value()));

        var end = browser.choose(simulator, TestPerson.fresh("Otto Friis"));

        assertThat(end.path()).isEqualTo("/joining/invitation/not-you");
        assertThat(end.text()).doesNotContain("Søren", "Nordlys");
        assertThat(browser.open("/setup").path()).startsWith("/login");
    }
}

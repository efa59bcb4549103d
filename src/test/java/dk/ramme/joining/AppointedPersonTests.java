package dk.ramme.joining;

import static dk.ramme.joining.appointment.SetupInvitationScene.SORENS_BIRTHDAY;
import static dk.ramme.joining.appointment.SetupInvitationScene.SORENS_NUMBER;
import static dk.ramme.joining.appointment.SetupInvitationScene.byBirthDate;
import static dk.ramme.joining.appointment.SetupInvitationScene.byCpr;
import static dk.ramme.joining.appointment.SetupInvitationScene.soren;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorAccepted;
import dk.ramme.joining.appointment.AppointmentEvent.IdentityRefusedAgain;
import dk.ramme.joining.appointment.SetupInvitationScene;
import dk.ramme.link.LinkPurpose;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The mailed link points to an appointment; only the appointed person gets anything out of it. */
@RammeTest
@RecordApplicationEvents
class AppointedPersonTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    private SetupInvitationScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupInvitationScene(beans, events);
    }

    @Test
    void the_appointed_person_becomes_administrator_with_the_roles_they_were_given() {
        var token = scene.invite(byCpr(Role.USER_ADMINISTRATOR));

        var outcome = scene.follow(token, soren());

        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.Welcome.class, welcome -> {
            assertThat(welcome.location()).isEqualTo("/setup");
            assertThat(scene.rolesOf(welcome.userId()))
                    .containsExactlyInAnyOrder(Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
        });
        assertThat(scene.trail()).contains("APPOINTMENT_ACCEPTED", "ROLE_GIVEN");
        assertThat(scene.events.stream(AdministratorAccepted.class)).hasSize(1);
    }

    @Test
    void another_person_is_refused_and_learns_nothing() {
        var token = scene.invite(byCpr());
        var otto = SignedInAs.person("Otto Friis", LocalDate.of(1981, 9, 7), new CprNumber("0709819999"));

        var outcome = scene.follow(token, otto);

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/joining/invitation/not-you"));
        assertThat(scene.trail()).contains("IDENTITY_MISMATCH");
        assertThat(scene.count("organisation_user")).isZero();
        assertThat(mvc.get().uri("/joining/invitation/not-you"))
                .hasStatus(403)
                .bodyText()
                .doesNotContain("Søren", "Nordlys", "soren@nordlys.dk", "Otto");
        assertThat(scene.links.findLive(token.value(), LinkPurpose.SETUP)).isPresent();
        assertThat(scene.follow(token, soren())).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void a_namesake_with_the_same_birthday_is_refused_where_the_number_is_known() {
        var token = scene.invite(byCpr());

        var outcome =
                scene.follow(token, SignedInAs.person("Søren Ågård", SORENS_BIRTHDAY, new CprNumber("0211799987")));

        assertThat(outcome).isInstanceOf(LoginOutcome.Refused.class);
    }

    @Test
    void without_a_number_name_and_birth_date_decide_who_is_asked_for_the_code() {
        var token = scene.invite(byBirthDate());

        assertThat(scene.follow(token, SignedInAs.person("Søren Ågård", LocalDate.of(1979, 11, 3), null)))
                .isInstanceOf(LoginOutcome.Refused.class);
        assertThat(scene.follow(token, SignedInAs.person("Sören Ågård", SORENS_BIRTHDAY, null)))
                .isInstanceOf(LoginOutcome.Refused.class);
        assertThat(scene.follow(token, SignedInAs.person("SØREN  ÅGÅRD", SORENS_BIRTHDAY, SORENS_NUMBER)))
                .isInstanceOf(LoginOutcome.Guest.class);
    }

    /** The help says what is kept, and that the rest is not (words finding 10). */
    @Test
    void the_private_mitid_is_compared_and_not_kept() {
        scene.followWithCode(
                scene.invite(byBirthDate()), SignedInAs.person("Søren Ågård", SORENS_BIRTHDAY, SORENS_NUMBER));

        var kept = scene.in(() -> jdbc.sql(
                        "select u::text || coalesce(encode(cpr_index, 'hex'), 'no number') from organisation_user u")
                .query(String.class)
                .single());

        assertThat(kept).contains("no number").doesNotContain(SORENS_NUMBER.value());
    }

    @Test
    void after_three_others_somebody_is_told_once() {
        var token = scene.invite(byCpr());
        for (var i = 0; i < 5; i++) {
            scene.follow(token, SignedInAs.person("Otto Friis", LocalDate.of(1981, 9, 7), new CprNumber("0709819999")));
        }

        assertThat(scene.events.stream(IdentityRefusedAgain.class))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.refusals()).isEqualTo(3);
                    assertThat(alarm.name()).isEqualTo("Søren Ågård");
                });
        assertThat(scene.trail().stream().filter("IDENTITY_MISMATCH"::equals)).hasSize(5);
    }
}

package dk.ramme.joining.appointment;

import static dk.ramme.joining.appointment.SetupInvitationScene.SORENS_NUMBER;
import static dk.ramme.joining.appointment.SetupInvitationScene.byCpr;
import static dk.ramme.joining.appointment.SetupInvitationScene.soren;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.link.LinkPurpose;
import dk.ramme.login.LoginOutcome;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Which user the appointed person becomes. */
@RammeTest
@RecordApplicationEvents
class AppointedUserTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation people;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private SetupInvitationScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupInvitationScene(beans, events);
    }

    @Test
    void one_person_appointed_twice_is_one_user_with_both_roles() {
        var person = soren();
        var first = (LoginOutcome.Welcome) scene.follow(scene.invite(byCpr(Role.USER_ADMINISTRATOR)), person);
        var second = (LoginOutcome.Welcome) scene.follow(scene.invite(byCpr(Role.RIGHTS_ADMINISTRATOR)), person);

        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(scene.count("organisation_user")).isOne();
        assertThat(scene.rolesOf(first.userId())).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void a_suspended_user_cannot_come_back_by_an_invitation() {
        var person = soren();
        var user = ((LoginOutcome.Welcome) scene.follow(scene.invite(byCpr()), person)).userId();
        put(user, "SUSPENDED");
        var token = scene.invite(byCpr());

        var outcome = scene.follow(token, person);

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/joining/invitation/suspended"));
        assertThat(scene.links.findLive(token.value(), LinkPurpose.SETUP)).isPresent();
        assertThat(mvc.get().uri("/joining/invitation/suspended")).hasStatus(403);
    }

    @Test
    void a_user_who_awaits_activation_is_active_once_they_have_come_as_administrator() {
        var person = soren();
        var user = ((LoginOutcome.Welcome) scene.follow(scene.invite(byCpr()), person)).userId();
        put(user, "AWAITING_ACTIVATION");

        scene.follow(scene.invite(byCpr()), person);

        assertThat(scene.count("organisation_user where state = 'ACTIVE'")).isOne();
    }

    @Test
    void whoever_was_imported_stays_the_same_user_with_their_rid_number_and_can_log_in_again() {
        var imported = people.importedUser(scene.organisation, "Søren Ågård", null, SORENS_NUMBER);

        var outcome = scene.follow(scene.invite(byCpr()), soren());

        assertThat(outcome).isEqualTo(new LoginOutcome.Welcome(scene.organisation, imported, "/setup"));
        assertThat(scene.count("organisation_user where rid is not null and email = 'soren@nordlys.dk'"))
                .isOne();
        assertThat(scene.count("organisation_user")).isOne();
        var user = scene.in(() -> users.findById(imported).orElseThrow());
        assertThat(user.access().letsPrivateMitIdIn(LoginPolicy.none())).isTrue();
    }

    /** (U8) Who it is meant for nobody knows: no user is made of two persons, and whoever may correct it is told. */
    @Test
    void a_user_who_has_the_appointed_persons_number_under_another_name_stays_who_they_are_and_becomes_doubtful() {
        var imported = people.importedUser(scene.organisation, "Otto Friis", "otto@nordlys.dk", SORENS_NUMBER);

        scene.follow(scene.invite(byCpr()), soren());

        assertThat(scene.in(() -> users.findById(imported).orElseThrow().name()))
                .isEqualTo("Otto Friis");
        assertThat(scene.count("organisation_user where name = 'Søren Ågård' and state = 'ACTIVE'"))
                .isOne();
        assertThat(scene.count("number_doubt where user_id = '" + imported + "'"))
                .isOne();
        assertThat(scene.count("notification where kind = 'identity-doubted'")).isOne();
    }

    /** (U7) What others wrote of somebody nobody had met yet does not become an administrator's. */
    @Test
    void an_imported_user_who_is_appointed_is_called_and_written_to_as_they_were_appointed() {
        var imported =
                people.importedUser(scene.organisation, "Søren Bo Ågård", "accomplice@evil.example", SORENS_NUMBER);

        scene.follow(scene.invite(byCpr()), soren());

        var user = scene.in(() -> users.findById(imported).orElseThrow());
        assertThat(user.name()).isEqualTo("Søren Ågård");
        assertThat(user.email()).contains("soren@nordlys.dk");
    }

    @Test
    void a_suspended_user_does_not_come_back_with_another_login() {
        var suspended = people.importedUser(scene.organisation, "Søren Ågård", "soren@nordlys.dk", SORENS_NUMBER);
        put(suspended, "SUSPENDED");

        var outcome = scene.follow(scene.invite(byCpr()), soren());

        assertThat(outcome).isEqualTo(new LoginOutcome.Refused("/joining/invitation/suspended"));
    }

    @Test
    void of_many_who_come_at_once_with_one_link_exactly_one_gets_in() throws Exception {
        for (var round = 0; round < 5; round++) {
            begin();
            var link = scene.link(scene.invite(byCpr()));
            var person = soren();
            List<Callable<LoginOutcome>> tries = new ArrayList<>();
            for (var i = 0; i < 32; i++) {
                tries.add(() -> scene.invitation.complete(person, link.id().toString()));
            }

            var pool = Executors.newFixedThreadPool(32);
            var outcomes = new ArrayList<LoginOutcome>();
            for (var one : pool.invokeAll(tries)) {
                outcomes.add(one.get());
            }
            pool.shutdown();

            assertThat(outcomes.stream().filter(LoginOutcome.Welcome.class::isInstance))
                    .hasSize(1);
            assertThat(scene.count("organisation_user")).isOne();
        }
    }

    private void put(UUID user, String state) {
        scene.in(() -> jdbc.sql("update organisation_user set state = ? where id = ?")
                .params(state, user)
                .update());
    }
}

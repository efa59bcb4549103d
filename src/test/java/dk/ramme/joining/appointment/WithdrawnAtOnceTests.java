package dk.ramme.joining.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Beside;
import dk.ramme.RammeTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Invitations that are taken back while somebody comes with one: what is taken back was locked when it was found. */
@RammeTest
@RecordApplicationEvents
class WithdrawnAtOnceTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    @Autowired
    IdentityRefusals refusals;

    @Autowired
    Appointments appointments;

    SetupInvitationScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupInvitationScene(beans, events);
    }

    @Test
    void all_are_taken_back_though_another_came_with_one_of_them() throws Exception {
        var invited = scene.link(scene.invite(SetupInvitationScene.byCpr())).subjectId();

        new Beside(beans, scene.organisation)
                .second(
                        () -> refusals.refuse(invited, SetupInvitationScene.soren()),
                        () -> {},
                        () -> scene.in(() -> {
                            scene.invitations.withdrawAll(scene.organisation);
                            return true;
                        }));

        assertThat(scene.in(() -> appointments.findById(invited).orElseThrow().state()))
                .isEqualTo(AppointmentState.REVOKED);
    }

    @Test
    void nothing_is_counted_of_one_that_was_taken_back() {
        var invited = scene.link(scene.invite(SetupInvitationScene.byCpr())).subjectId();
        scene.in(() -> {
            scene.invitations.withdraw(invited);
            return true;
        });

        scene.in(() -> {
            refusals.refuse(invited, SetupInvitationScene.soren());
            return true;
        });

        assertThat(scene.trail()).doesNotContain("IDENTITY_MISMATCH");
    }
}

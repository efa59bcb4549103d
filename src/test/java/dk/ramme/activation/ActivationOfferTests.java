package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.ramme.RammeTest;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.UserState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Users are let in by what their organisation offers, at the moment they are activated. */
@RammeTest
class ActivationOfferTests {

    @Autowired
    ApplicationContext beans;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @Test
    void what_is_offered_no_more_is_refused_at_the_start() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.allow(false);

        assertThatException().as("the question is asked anew").isThrownBy(() -> scene.runs.start(activation));

        assertThat(scene.runs.find(activation).isChoosing()).isTrue();
        assertThat(scene.events("BULK_STARTED", activation)).isZero();
    }

    @Test
    void what_is_offered_no_more_leaves_the_rest_out_with_that_reason() {
        var anna = scene.user("Anna Holm");
        var activation = scene.chosen(anna, scene.userWithoutEmail("Ole Dam"));
        scene.runs.startWithoutJob(activation);
        scene.allow(false);

        while (scene.runs.next(activation)) {}

        assertThat(scene.runs.finished(activation)).isEqualTo(Map.of("NOT_OFFERED", 1, "NO_EMAIL", 1));
        assertThat(scene.state(anna)).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.mails(anna)).isZero();
    }

    @Test
    void nobody_is_activated_after_the_policy_has_been_switched_off() {
        for (var round = 0; round < 25; round++) {
            scene.allow(true);
            var activation = scene.chosen(scene.user("Anna " + round), scene.user("Bo " + round));
            scene.runs.startWithoutJob(activation);

            var outcomes = AtOnce.run(
                    () -> scene.runs.next(activation),
                    // how many had been activated at the moment it was switched off
                    () -> scene.inTransaction(() -> {
                        scene.change(false);
                        return awaiting();
                    }));

            assertThat(outcomes.get(0)).isEqualTo(true);
            assertThat(outcomes.get(1)).as("round " + round).isEqualTo(awaiting());
        }
    }

    @Test
    void separate_means_alone_let_users_in_but_none_that_is_not_offered() {
        var activation = scene.chosen(scene.user("Anna Holm"));

        scene.ways(activation, false, Set.of(IdentificationMeans.APP));

        assertThatExceptionOfType(ActivationChoice.NotOffered.class)
                .isThrownBy(() -> scene.ways(activation, false, Set.of(IdentificationMeans.CHIP)));
    }

    private int awaiting() {
        return scene.count("organisation_user", "state = 'AWAITING_ACTIVATION'");
    }
}

package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What several do at the same time happens once. */
@RammeTest
class ActivationAtOnceTests {

    @Autowired
    ApplicationContext beans;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @Test
    void many_clicks_at_once_start_one_run() {
        var users = Stream.of("Anna", "Bo", "Carl").map(scene::user).toArray(UUID[]::new);
        var activation = scene.chosen(users);
        var colleague = scene.signedIn("Carl Vig", Role.USER_ADMINISTRATOR);

        var clicks = AtOnce.run(IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> {
                    scene.runs.start(activation, ActivationScene.actor(n % 2 == 0 ? scene.administrator : colleague));
                    return "started";
                })
                .<Callable<Object>>toArray(Callable[]::new));
        scene.runs.finished(activation);

        assertThat(clicks).containsOnly("started");
        assertThat(scene.events("BULK_STARTED", activation)).isOne();
        assertThat(scene.events("BULK_FINISHED", activation)).isOne();
        assertThat(users).allSatisfy(user -> assertThat(scene.mails(user)).isOne());
    }

    @Test
    void a_second_activation_of_the_same_user_leaves_them_as_they_are() {
        var anna = scene.user("Anna Holm");
        var first = scene.chosen(anna);
        var second = scene.chosen(anna);

        AtOnce.run(
                () -> {
                    scene.runs.start(first);
                    return "";
                },
                () -> {
                    scene.runs.start(second);
                    return "";
                });
        var outcomes = List.of(scene.runs.finished(first), scene.runs.finished(second));

        assertThat(outcomes).containsExactlyInAnyOrder(Map.of("DONE", 1), Map.of("NOT_DEACTIVATED", 1));
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.mails(anna)).isOne();
    }
}

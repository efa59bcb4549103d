package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.UserState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Activating users with a device orders it for each of them, in the transaction that activates them (A1, M4). */
@RammeTest
class OrderedDevicesTests {

    private static final Set<IdentificationMeans> WITH_DEVICE =
            Set.of(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY);

    @Autowired
    ApplicationContext beans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pages pages;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @Test
    void what_is_said_to_be_ordered_is_ordered_at_the_price_that_was_said() {
        var anna = scene.user("Anna Holm");
        var bo = scene.user("Bo Krog");
        var ole = scene.userWithoutEmail("Ole Dam");
        var activation = chosen(anna, bo, ole);
        var said = Pages.text(pages.get(
                SignedInAs.user(scene.organisation, scene.administrator.user()), "/bulk/" + activation + "/check"));

        scene.run(activation);

        assertThat(said).contains("Kodeviser: 2 stk. à 33,50", "I alt 67,00");
        assertThat(orders("kind = 'CODE_DISPLAY' and state = 'ORDERED' and price = 33.50"))
                .isEqualTo(2);
        assertThat(orders("true")).isEqualTo(2);
        assertThat(scene.count("device_order", "user_id = :ole", Map.of("ole", ole)))
                .isZero();
        assertThat(scene.events("DEVICE_ORDERED")).isEqualTo(2);
    }

    @Test
    void a_chunk_that_dies_orders_nothing_and_done_again_it_orders_once() {
        var anna = scene.user("Anna Holm");
        var activation = chosen(anna);
        scene.runs.startWithoutJob(activation);

        scene.in(() -> transaction.executeWithoutResult(status -> {
            scene.runs.next(activation);
            status.setRollbackOnly();
        }));
        assertThat(orders("true")).isZero();
        assertThat(scene.state(anna)).isEqualTo(UserState.DEACTIVATED);

        while (scene.runs.next(activation)) {
            // until nothing is left
        }
        scene.runs.next(activation);
        assertThat(orders("true")).isOne();
        assertThat(scene.events("DEVICE_ORDERED")).isOne();
    }

    @Test
    void two_runs_over_the_same_users_and_a_new_link_order_once() {
        var users = List.of(scene.user("Anna Holm"), scene.user("Bo Krog"));
        var first = chosen(users.toArray(UUID[]::new));
        var second = chosen(users.toArray(UUID[]::new));
        scene.runs.startWithoutJob(first);
        scene.runs.startWithoutJob(second);

        AtOnce.run(() -> scene.runs.next(first), () -> scene.runs.next(second));
        scene.run(scene.links(users.toArray(UUID[]::new)));

        assertThat(orders("true")).isEqualTo(2);
    }

    private UUID chosen(UUID... users) {
        var activation = scene.chosen(users);
        scene.ways(activation, true, WITH_DEVICE);
        return activation;
    }

    private int orders(String condition) {
        return scene.count("device_order", condition);
    }
}

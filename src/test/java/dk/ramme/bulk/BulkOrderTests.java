package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.means.IdentificationMeans;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Devices are ordered for many, and called off: 40 mistaken orders were 40 clicks (M4; users finding 6). */
@RammeTest
class BulkOrderTests {

    @Autowired
    ApplicationContext beans;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    @Test
    void what_it_costs_is_said_before_and_nobody_is_sent_two() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        var waiting = scene.importedUser("Birgit Holm");
        scene.post("/users/" + mona + "/order", Map.of("kind", "CODE_DISPLAY", "to", "ORGANISATION"));

        var run = scene.chosen(scene.bo, "ORDER", ida, mona, waiting);
        assertThat(scene.post("/bulk/" + run + "/order", Map.of("to", "OTHER")))
                .hasStatus(422)
                .bodyText()
                .contains("kind-error", "street-error");
        assertThat(scene.post(
                        "/bulk/" + run + "/order",
                        Map.of(
                                "kind",
                                "CODE_DISPLAY",
                                "to",
                                "OTHER",
                                "attention",
                                "Lageret",
                                "street",
                                "Havnevej 1",
                                "postalCode",
                                "8000",
                                "town",
                                "Aarhus C")))
                .hasRedirectedUrl("/bulk/" + run + "/check");
        assertThat(scene.text("/bulk/" + run + "/check"))
                .contains("Får en enhed bestilt 1", "1 stk. à", "uden moms", "Lageret, Havnevej 1, 8000 Aarhus C");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "ON_ITS_WAY", 1));

        assertThat(orders(ida, "ORDERED")).isOne();
        assertThat(orders(mona, "ORDERED")).isOne();
        assertThat(scene.read(ida).access().login().separateMeans()).contains(IdentificationMeans.CODE_DISPLAY);
        assertThat(scene.preview(run).run().parameters())
                .as("the address is forgotten")
                .containsOnlyKeys("kind");
        scene.run(scene.undo(run));
        assertThat(orders(ida, "CANCELLED")).isOne();
        assertThat(scene.read(ida).access().login().separateMeans()).isEmpty();
        assertThat(orders(mona, "ORDERED")).isOne();
    }

    /** A device that was taken into use meanwhile stays, unless it might be used before as well. */
    @Test
    void nobody_loses_a_device_they_use_when_the_order_is_undone() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        scene.sql("update organisation_user set separate_means = 'CODE_DISPLAY' where id = :id", Map.of("id", mona));
        var run = scene.chosen(scene.bo, "ORDER", ida, mona);
        scene.post("/bulk/" + run + "/order", Map.of("kind", "CODE_DISPLAY", "to", "ORGANISATION"));
        scene.run(run);
        for (var user : new UUID[] {ida, mona}) {
            scene.sql("""
                    insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                    values (gen_random_uuid(), :organisation, :user, 'CODE_DISPLAY', 'Viser', 'ACTIVE', now(), now())
                    """, Map.of("user", user));
            scene.sql(
                    "update bulk_user set version = (select version from organisation_user where id = :user)"
                            + " where user_id = :user and organisation_id = :organisation",
                    Map.of("user", user));
        }

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("IN_USE", 1, "DONE", 1));

        assertThat(orders(ida, "ORDERED")).isOne();
        assertThat(orders(mona, "CANCELLED")).isOne();
        for (var user : new UUID[] {ida, mona}) {
            assertThat(scene.read(user).access().login().separateMeans()).contains(IdentificationMeans.CODE_DISPLAY);
        }
    }

    @Test
    void what_was_sent_is_not_called_off() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        for (var user : new UUID[] {ida, mona}) {
            scene.post("/users/" + user + "/order", Map.of("kind", "CODE_DISPLAY", "to", "ORGANISATION"));
        }
        scene.sql(
                "update device_order set state = 'DISPATCHED', kind = 'CHIP', dispatched_at = now() where user_id = :mona",
                Map.of("mona", mona));

        var run = scene.chosen(scene.bo, "CANCEL_ORDERS", ida, mona);

        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "NOTHING_ORDERED", 1));
        assertThat(orders(ida, "CANCELLED")).isOne();
        assertThat(orders(mona, "DISPATCHED")).isOne();
        assertThat(scene.count("audit_event where action = 'DEVICE_ORDER_CANCELLED'"))
                .isOne();
    }

    /** What came in one parcel is noted for all it is for (U6), and is on its way again where that was wrong. */
    @Test
    void what_was_sent_to_many_is_noted_as_received_and_on_its_way_again_when_undone() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        var aage = scene.user("Aage Juhl");
        for (var user : new UUID[] {ida, mona, aage}) {
            scene.post("/users/" + user + "/order", Map.of("kind", "CODE_DISPLAY", "to", "ORGANISATION"));
        }
        scene.sql(
                "update device_order set state = 'DISPATCHED', kind = 'CHIP', dispatched_at = now()"
                        + " where organisation_id = :organisation and user_id <> :aage",
                Map.of("aage", aage));

        var run = scene.chosen(scene.bo, "RECEIVE", ida, mona, aage);
        assertThat(scene.text("/bulk/" + run + "/check")).contains("Har ingen enhed, der er sendt");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 2, "NOTHING_SENT", 1));

        assertThat(orders(ida, "RECEIVED")).isOne();
        assertThat(orders(mona, "RECEIVED")).isOne();
        assertThat(orders(aage, "ORDERED")).isOne();
        assertThat(scene.count("audit_event where action = 'DEVICE_RECEIVED'")).isEqualTo(2);
        // another chip for Mona meanwhile: two on their way are one too many
        scene.sql(
                "update device_order set kind = 'CHIP', user_id = :mona where organisation_id = :organisation and user_id = :aage",
                Map.of("mona", mona, "aage", aage));

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1, "ON_ITS_WAY", 1));
        assertThat(orders(ida, "DISPATCHED")).isOne();
        assertThat(orders(mona, "RECEIVED")).isOne();
        assertThat(scene.count("audit_event where action = 'DEVICE_NOT_RECEIVED'"))
                .isOne();
    }

    private int orders(UUID user, String state) {
        return scene.count("device_order where user_id = '" + user + "' and state = '" + state + "'");
    }
}

package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Rights are given to many and taken from them, by each administrator who may do so to one (U5). */
@RammeTest
class BulkRightsTests {

    @Autowired
    ApplicationContext beans;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    @Test
    void a_rights_administrator_gives_many_rights_and_undoes_it_for_those_who_did_not_have_them() {
        var rita = scene.as(scene.administrator("Rita Bæk", Role.RIGHTS_ADMINISTRATOR));
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        give(mona, "AUB");

        var run = scene.chosen(rita, "GIVE_RIGHTS", ida, mona);
        assertThat(scene.pages.post(rita, "/bulk/" + run + "/rights", Map.of("rights", "NONSENSE")))
                .hasStatus(422);
        assertThat(scene.pages.post(rita, "/bulk/" + run + "/rights", Map.of())).hasStatus(422);
        scene.pages.post(rita, "/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "EASY")));
        assertThat(scene.run(rita, run).outcomes()).isEqualTo(Map.of("DONE", 2));

        assertThat(rights(ida)).isEqualTo(2);
        assertThat(rights(mona)).isEqualTo(2);
        assertThat(scene.events("RIGHTS_CHANGED", ida)).isOne();
        var again = scene.chosen(rita, "GIVE_RIGHTS", ida);
        scene.pages.post(rita, "/bulk/" + again + "/rights", Map.of("rights", "AUB"));
        assertThat(scene.run(rita, again).outcomes()).isEqualTo(Map.of("AS_IT_IS", 1));
        scene.run(scene.undo(run));
        assertThat(rights(ida)).isZero();
        assertThat(rights(mona)).as("had one before").isOne();
    }

    @Test
    void rights_are_taken_and_given_back() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        give(ida, "AUB");

        var run = scene.chosen(scene.bo, "TAKE_RIGHTS", ida, mona);
        scene.post("/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "EASY")));
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "AS_IT_IS", 1));
        assertThat(rights(ida)).isZero();
        scene.run(scene.undo(run));

        assertThat(rights(ida)).isOne();
        assertThat(rights(mona)).isZero();
    }

    private void give(UUID user, String right) {
        scene.pages.post(
                scene.bo,
                "/users/" + user + "/rights",
                Map.of("rights", right, "stood", UUID.nameUUIDFromBytes(new byte[0])));
    }

    private int rights(UUID user) {
        return scene.count("user_right where user_id = '" + user + "'");
    }
}

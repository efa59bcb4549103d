package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import dk.ramme.people.Role;
import dk.ramme.rights.KnownRights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Rights are given to many and taken from them, by each administrator who may do so to one (U5). */
@RammeTest
class BulkRightsTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    KnownRights known;

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
        assertThat(scene.pages.post(rita, "/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "AUB", " "))))
                .hasStatus(422);
        scene.pages.post(rita, "/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "EASY")));
        assertThat(scene.run(rita, run).outcomes()).isEqualTo(Map.of("DONE", 2));

        assertThat(rights(ida)).isEqualTo(2);
        assertThat(rights(mona)).isEqualTo(2);
        assertThat(scene.events("RIGHTS_CHANGED", ida)).isOne();
        var again = scene.chosen(rita, "GIVE_RIGHTS", ida);
        scene.pages.post(rita, "/bulk/" + again + "/rights", Map.of("rights", List.of("AUB", "AUB")));
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

    /** Runs of a former version remembered codes alone; after the upgrade they are undone like any other. *(B2)* */
    @Test
    void a_run_from_before_the_upgrade_is_undone(@Autowired Superuser superuser) throws IOException {
        var ida = scene.user("Ida Friis");
        give(ida, "AUB");

        for (var deed : List.of("TAKE_RIGHTS", "GIVE_RIGHTS")) {
            var run = scene.chosen(scene.bo, deed, ida);
            scene.post("/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "EASY")));
            scene.run(run);
            scene.sql(
                    "update bulk_user set before = jsonb_build_object('rights', 'AUB') where run_id = :run",
                    Map.of("run", run));
            superuser.does(
                    Files.readString(Path.of("src/main/resources/db/migration/V160__undo_rights_of_former_runs.sql")));

            assertThat(scene.run(scene.undo(run)).outcomes()).as(deed).isEqualTo(Map.of("DONE", 1));
            assertThat(rights(ida)).as(deed).isOne();
        }
    }

    /** As they were: whence a right came, and since when; what only its source knows stays in the source's words. *(B2)* */
    @Test
    void rights_that_came_with_an_import_come_back_as_imported() {
        var ida = scene.user("Ida Friis");
        held(ida, "Gammelt navn", "AUB");
        held(ida, "Noget ukendt", null);
        var name = scene.in(() -> known.all().stream()
                .filter(right -> right.code().equals("EASY"))
                .findFirst()
                .orElseThrow()
                .name());
        held(ida, name, null);

        for (var deed : List.of("TAKE_RIGHTS", "GIVE_RIGHTS")) {
            var run = scene.chosen(scene.bo, deed, ida);
            scene.post("/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "EASY")));
            scene.run(run);
            assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1));

            assertThat(rights(ida)).as(deed).isEqualTo(3);
            assertThat(scene.count("user_right where origin = 'IMPORTED' and given_at < '2021-01-01' and user_id = '"
                            + ida
                            + "' and (name, coalesce(code, '')) in (('Gammelt navn', 'AUB'), ('Noget ukendt', ''), ('"
                            + name + "', ''))"))
                    .as(deed)
                    .isEqualTo(3);
        }
    }

    /** Whoever was given or denied something of the kind since is left out, though no column of their row says so. *(B2)* */
    @Test
    void rights_and_groups_that_changed_since_are_not_undone() {
        var ida = scene.user("Ida Friis");
        var mona = scene.user("Mona Dam");
        var run = scene.chosen(scene.bo, "GIVE_RIGHTS", ida, mona);
        scene.post("/bulk/" + run + "/rights", Map.of("rights", "AUB"));
        scene.run(run);
        give(ida, "EASY", "AUB");
        assertThat(rights(ida)).isOne();

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1, "TOUCHED", 1));
    }

    private void held(UUID user, String name, @Nullable String code) {
        scene.sql(
                "insert into user_right (organisation_id, user_id, name, code, origin, given_at) values"
                        + " (:organisation, :user, :name, nullif(:code, ''), 'IMPORTED', '2020-01-01')",
                Map.of("user", user, "name", name, "code", code == null ? "" : code));
    }

    private void give(UUID user, String right, String held) {
        scene.pages.post(
                scene.bo,
                "/users/" + user + "/rights",
                Map.of("rights", right, "stood", UUID.nameUUIDFromBytes(held.getBytes(StandardCharsets.UTF_8))));
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

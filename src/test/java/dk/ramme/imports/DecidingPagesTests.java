package dk.ramme.imports;

import static dk.ramme.imports.DecidingScene.TWINS;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Both pages on which an import is decided about: until it is begun, and by whom it may be. */
@RammeTest
class DecidingPagesTests {

    private final DecidingScene scene;

    DecidingPagesTests(@Autowired ApplicationContext beans) {
        scene = new DecidingScene(beans);
    }

    @Test
    void once_begun_nothing_is_decided_any_more() {
        var id = scene.imports.stagedOnly(scene.nordlys, TWINS);

        for (var page : List.of("/duplicates", "/administrators")) {
            assertThat(scene.get(id, page)).as(page).hasRedirectedUrl("/setup/import/" + id);
            assertThat(scene.post(id, page, "keep-2", "3"))
                    .hasRedirectedUrl("/setup/import/" + id)
                    .flash()
                    .containsEntry("notice", "imports.decided-no-more");
        }
        assertThat(scene.audit()).doesNotContain("IMPORT_DUPLICATE_DECIDED");
    }

    @Test
    void another_organisations_import_is_not_there() {
        var lund = scene.imports.organisation();
        var theirs = scene.imports.read(lund, TWINS);

        for (var page : List.of("/duplicates", "/administrators")) {
            assertThat(scene.get(theirs, page)).as(page).hasStatus(404);
            assertThat(scene.post(theirs, page, "keep-2", "3")).as(page).hasStatus(404);
        }
        assertThat(scene.imports.audit(lund)).containsExactly("IMPORT_READ");
    }

    @Test
    void other_administrators_see_the_preview_and_decide_nothing() {
        var id = scene.read(TWINS);
        scene.signIn(Role.USER_ADMINISTRATOR);

        for (var page : List.of("/duplicates", "/administrators")) {
            assertThat(scene.get(id, page)).as(page).hasStatus(403);
            assertThat(scene.post(id, page, "keep-2", "3")).as(page).hasStatus(403);
        }
        assertThat(scene.get(id, ""))
                .hasStatusOk()
                .bodyText()
                .contains("En organisationsadministrator ser det igennem")
                .doesNotContain("Importér nu", "Se dem side om side", "/cancel");
    }
}

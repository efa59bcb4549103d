package dk.ramme.imports.check;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.imports.DecidingScene;
import dk.ramme.imports.row.Section;
import dk.ramme.people.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page that asks whether a user who has another name than the row with the same RID number is the same person. */
@RammeTest
class OtherNamesTests {

    private static final String BEFORE = "RID;Navn;E-mail\n7;Mette Hansen;mette@nordlys.example\n8;Bo Lund;\n";
    private static final String AFTER = "RID;Navn;E-mail\n7;Mette Holm;holm@nordlys.example\n8;Otto Friis;\n";

    private final DecidingScene scene;

    OtherNamesTests(@Autowired ApplicationContext context) {
        scene = new DecidingScene(context);
        scene.imports.imported(scene.nordlys, BEFORE);
    }

    @Test
    void both_stand_side_by_side_and_nothing_is_ticked_but_to_leave_the_user() {
        var id = scene.read(AFTER);

        assertThat(scene.get(id, "")).hasStatusOk().bodyText().contains("2 brugere hos jer har et andet navn");
        assertThat(scene.get(id, "/names"))
                .hasStatusOk()
                .bodyText()
                .contains("Mette Hansen", "Mette Holm", "Bo Lund", "Otto Friis")
                .containsPattern("value=\"no\" checked=\"checked\"")
                .doesNotContainPattern("value=\"yes\" checked");
    }

    @Test
    void the_answer_changes_the_counts_at_once_and_is_on_the_trail() {
        var id = scene.read(AFTER);

        var answer = scene.post(id, "/names", "same-2", "yes", "seen-2", "no", "same-3", "no", "seen-3", "no");

        assertThat(answer).hasStatus3xxRedirection().redirectedUrl().isEqualTo("/setup/import/" + id);
        assertThat(count(id, Outcome.REFRESHED)).isEqualTo(1);
        assertThat(count(id, Outcome.UNTOUCHED)).isEqualTo(1);
        assertThat(scene.audit()).containsOnlyOnce("IMPORT_PERSON_DECIDED");
    }

    @Test
    void who_decides_otherwise_at_the_same_time_is_told_and_overwrites_nothing() {
        var id = scene.read(AFTER);
        scene.post(id, "/names", "same-2", "yes", "seen-2", "no");

        var later = scene.post(id, "/names", "same-2", "no", "seen-2", "yes");
        var conflict = scene.post(id, "/names", "same-2", "yes", "seen-2", "yes");

        assertThat(later).hasStatus3xxRedirection();
        assertThat(conflict).hasStatus(409).bodyText().contains("Mette Hansen", "Mette Holm");
        assertThat(count(id, Outcome.REFRESHED)).isZero();
    }

    @Test
    void nothing_is_decided_once_the_import_is_begun_nor_by_others() {
        var id = scene.read(AFTER);
        scene.signIn(Role.USER_ADMINISTRATOR);
        assertThat(scene.get(id, "/names")).hasStatus(403);
        assertThat(scene.post(id, "/names", "same-2", "yes", "seen-2", "no")).hasStatus(403);

        scene.signIn(Role.ORGANISATION_ADMINISTRATOR);
        scene.imports.begin(scene.nordlys, id);

        assertThat(scene.post(id, "/names", "same-2", "yes", "seen-2", "no"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .isEqualTo("/setup/import/" + id);
        assertThat(scene.audit()).doesNotContain("IMPORT_PERSON_DECIDED");
    }

    private int count(UUID id, Outcome outcome) {
        return scene.imports.tallies(scene.nordlys, id).get(Section.USERS).getOrDefault(outcome, 0);
    }
}

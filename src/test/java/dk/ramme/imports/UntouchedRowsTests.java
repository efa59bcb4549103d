package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportScene;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Rows that change nothing are counted before the import as after it, each with its reason, and users apart from their rights
 * (I3, I5; users finding 4, users finding 8, operators finding 7).
 */
@RammeTest
class UntouchedRowsTests {

    private static final String USERS = """
            RID;Navn;E-mail;Fødselsdato
            1001;Birgit Østergaard;birgit@nordlys.example;24-06-1971
            1002;Anders Bæk;anders@nordlys.example;12-05-1975
            1003;Åse Ærø;aase@nordlys.example;27-03-1984
            1004;Bo Lund;bo@nordlys.example;25-12-1980
            """;
    private static final String RIGHTS = """
            RID;Rettighed
            1001;NemRefusion
            1001;Digital Post
            1002;Digital Post
            1003;Digital Post
            1004;Digital Post
            """;
    private static final String[] SAID = {
        "Brugere: Allerede aktiveret (2 rækker)",
        "Brugere: Slettet bruger (1 række)",
        "Rettigheder: Allerede aktiveret (3 rækker)",
        "Rettigheder: Slettet bruger (1 række)"
    };

    @Autowired
    ApplicationContext beans;

    DecidingScene scene;

    @BeforeEach
    void begin() {
        scene = new DecidingScene(beans);
        scene.imports.imported(scene.nordlys, USERS.replaceAll("\n1004.*", ""));
        state("ACTIVE", "'1001', '1002'");
        state("DELETED", "'1003'");
    }

    @Test
    void are_told_beforehand_as_afterwards() {
        var id = again();

        var before = scene.imports.tallies(scene.nordlys, id);
        assertThat(before.get(Section.USERS))
                .containsEntry(Outcome.UNTOUCHED, 3)
                .containsEntry(Outcome.NEW, 1);
        assertThat(before.get(Section.RIGHTS)).containsEntry(Outcome.UNTOUCHED, 4);
        assertThat(Pages.text(scene.get(id, ""))).contains(SAID).contains("der ikke kommer til at ændre noget");
        assertThat(scene.get(id, "")).bodyText().contains("href=\"/users/deleted\"");
        scene.post(id, "/begin");
        scene.imports.ended(scene.nordlys, id);

        assertThat(scene.imports.tallies(scene.nordlys, id)).isEqualTo(before);
        assertThat(Pages.text(scene.get(id, ""))).contains(SAID).contains("der ikke har ændret noget");
        assertThat(scene.get(id, "")).bodyText().contains("href=\"/users/deleted\"");
    }

    @Test
    void are_listed_of_one_section_where_they_were_counted_of_one() {
        var id = again();

        assertThat(Pages.text(scene.get(id, "/problems/ACTIVATED_ALREADY?of=RIGHTS")))
                .contains("Rettigheder")
                .doesNotContain("Birgit Østergaard");
        assertThat(Pages.text(scene.get(id, "/problems/ACTIVATED_ALREADY?of=USERS")))
                .contains("Birgit Østergaard", "Anders Bæk");
        assertThat(Pages.text(scene.get(id, "/problems/DELETED_HERE?of=USERS")))
                .contains("Åse Ærø", "hente brugeren tilbage");
    }

    /** Nobody comes anew under the number, and the rights that hang on it are theirs who is left (users finding 7). */
    @Test
    void the_number_of_a_user_who_became_part_of_another_leads_to_that_one() {
        var twice = """
                RID;Navn;E-mail;Fødselsdato
                2001;Dorthe Juhl;dorthe@nordlys.example;01-12-1963
                2002;Dorthe Juhl;dorthe@nordlys.example;01-12-1963
                """;
        scene.imports.imported(scene.nordlys, twice);
        scene.imports.update(
                scene.nordlys,
                "update organisation_user set state = 'DELETED', merged_into = (select id from organisation_user"
                        + " where rid = '2001') where rid = '2002'");
        var zip = Packed.zip().with("brugere.csv", twice.replace("2002;Dorthe Juhl", "2002;Dorthe K. Juhl"));
        var id = scene.imports.read(
                scene.nordlys,
                ImportScene.bytes(zip.with("rettigheder.csv", "RID;Rettighed\n2002;NemRefusion\n")
                        .bytes()),
                "alt.zip");

        scene.post(id, "/begin");
        scene.imports.ended(scene.nordlys, id);

        var stored = beans.getBean(Stored.class);
        assertThat(stored.count(scene.nordlys, "organisation_user where name like 'Dorthe%' and state <> 'DELETED'"))
                .isOne();
        assertThat(
                        stored.count(
                                scene.nordlys,
                                "user_right r join organisation_user u on u.id = r.user_id where u.rid = '2001' and r.code = 'NEMREFUSION'"))
                .isOne();
    }

    private UUID again() {
        var zip = Packed.zip().with("brugere.csv", USERS).with("rettigheder.csv", RIGHTS);
        return scene.imports.read(scene.nordlys, ImportScene.bytes(zip.bytes()), "alt.zip");
    }

    private void state(String state, String rids) {
        scene.imports.update(
                scene.nordlys,
                "update organisation_user set state = '" + state + "'"
                        + (state.equals("DELETED") ? ", deleted_at = created_at" : "")
                        + " where rid in (" + rids + ")");
    }
}

package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whoever has left is not brought over as administrator either, and the preview says so (I3, T23; imports finding 10). */
@RammeTest
class AdministratorStatusTests {

    private final DecidingScene scene;
    private final ImportReports reports;

    AdministratorStatusTests(@Autowired ApplicationContext beans, @Autowired ImportReports reports) {
        this.scene = new DecidingScene(beans);
        this.reports = reports;
    }

    @Test
    void whoever_has_left_by_their_own_row_cannot_be_chosen() {
        var id = read(Packed.USERS, """
                Navn;E-mail;Register;Rolle;Fødselsdato;Status;Gyldig til
                Anna Et;a@n.example;NemID;Superadministrator;02-11-1979;Aktiv;
                Bo To;b@n.example;NemID;Administrator;03-11-1979;Spærret;
                Carl Tre;c@n.example;Virk;Administrator;04-11-1979;fratrådt;
                Dorte Fire;d@n.example;Virk;Administrator;05-11-1979;Inaktiv;
                Eva Fem;e@n.example;NemID;Administrator;06-11-1979;;31-12-2019
                """);

        assertThat(candidates(id)).containsExactly("Anna Et");
        assertThat(findings(id))
                .containsExactlyInAnyOrder(
                        tuple(3, RowProblem.NOT_ACTIVE),
                        tuple(4, RowProblem.NOT_ACTIVE),
                        tuple(5, RowProblem.NOT_ACTIVE),
                        tuple(6, RowProblem.EXPIRED));
        assertThat(scene.get(id, "/administrators")).bodyText().doesNotContain("Bo To", "Carl Tre", "Dorte Fire");
        assertThat(scene.get(id, "/problems/NOT_ACTIVE")).bodyText().contains("Bo To", "Carl Tre", "Dorte Fire");
        assertThat(scene.get(id, "/problems/EXPIRED")).bodyText().contains("Eva Fem");
    }

    @Test
    void a_word_that_ramme_does_not_know_leaves_them_out_until_somebody_says_that_it_means_in_use() {
        var id = read(Packed.USERS, """
                Navn;E-mail;Register;Rolle;Fødselsdato;Status
                Anna Et;a@n.example;NemID;Superadministrator;02-11-1979;orlov
                """);
        assertThat(candidates(id)).isEmpty();
        assertThat(findings(id)).containsExactly(tuple(2, RowProblem.STATUS_UNKNOWN));
        assertThat(scene.get(id, "/reading/ADMINISTRATORS")).bodyText().contains("»orlov«");

        scene.post(id, "/reading/ADMINISTRATORS", "active", "orlov", "seen", Said.NOTHING.asText());

        assertThat(candidates(id)).containsExactly("Anna Et");
    }

    /** A source may say it of the signature alone. */
    @Test
    void whoever_has_left_among_the_users_of_the_source_cannot_be_chosen_by_the_same_number() {
        var id = read("""
                RID;Navn;E-mail;Status
                17;Anna Et;a@n.example;Aktiv
                18;Bo To;b@n.example;Spærret
                19;Carl Tre;c@n.example;orlov
                20;Dorte Fire;d@n.example;Udløbet
                20;Dorte Fire;d@n.example;Aktiv
                """, """
                Navn;E-mail;Register;Rolle;RID;Fødselsdato
                Anna Et;a@n.example;NemID;Superadministrator;17;02-11-1979
                Bo To;b@n.example;NemID;Administrator;18;03-11-1979
                Carl Tre;c@n.example;NemID;Administrator;19;04-11-1979
                Dorte Fire;d@n.example;NemID;Administrator;20;05-11-1979
                """);
        assertThat(candidates(id)).containsExactly("Anna Et", "Dorte Fire");
        assertThat(findings(id))
                .containsExactlyInAnyOrder(
                        tuple(3, RowProblem.ADMINISTRATOR_NOT_ACTIVE), tuple(4, RowProblem.ADMINISTRATOR_NOT_ACTIVE));
        assertThat(scene.get(id, "/problems/ADMINISTRATOR_NOT_ACTIVE"))
                .bodyText()
                .contains("Bo To", "kan personen ikke vælges");

        scene.post(id, "/reading/USERS", "active", "orlov", "seen", Said.NOTHING.asText());

        assertThat(candidates(id)).containsExactly("Anna Et", "Carl Tre", "Dorte Fire");
    }

    private UUID read(String users, String administrators) {
        var zip = Packed.zip().with("administratorer.csv", administrators).with("brugere.csv", users);
        return scene.imports.read(scene.nordlys, ImportScene.bytes(zip.bytes()), "alt.zip");
    }

    private List<String> candidates(UUID id) {
        return Tenancy.in(
                scene.nordlys,
                () -> reports.administrators(scene.imports.run(scene.nordlys, id)).stream()
                        .map(candidate -> candidate.name())
                        .sorted()
                        .toList());
    }

    private List<Tuple> findings(UUID id) {
        return scene.imports.findings(scene.nordlys, id).stream()
                .filter(finding -> finding.section() == Section.ADMINISTRATORS)
                .map(finding -> tuple(finding.line(), finding.problem()))
                .toList();
    }
}

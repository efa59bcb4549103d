package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who was an administrator before is chosen to be one again, in what roles. */
@RammeTest
class ImportedAdministratorPagesTests {

    private static final String ADMINISTRATORS = """
            Navn;E-mail;Register;Rolle;CPR;Fødselsdato
            Søren Ågård;soeren@nordlys.example;NemID;Superadministrator;;02-11-1979
            Birgit Østergaard;birgit@nordlys.example;NemID;Administrator;2406719990;
            Lars Bøgh;;NemID;Administrator;2304879991;
            Birgit Østergaard;birgit@nordlys.example;Virk;Administrator;2406719990;
            """;

    private final DecidingScene scene;
    private final ImportReports reports;
    private final Imports imports;

    ImportedAdministratorPagesTests(
            @Autowired ApplicationContext beans, @Autowired ImportReports reports, @Autowired Imports imports) {
        scene = new DecidingScene(beans);
        this.imports = imports;
        this.reports = reports;
    }

    @Test
    void both_registers_stand_side_by_side_with_what_is_suggested() {
        var id = administrators();

        assertThat(scene.get(id, "/administrators"))
                .hasStatusOk()
                .bodyText()
                .contains("Søren Ågård", "Superadministrator", "Brugeradministrationen på Virk")
                .contains("Kan ikke vælges, fordi der mangler en e-mailadresse")
                .contains("Samme person står også i det andet register")
                .containsPattern(
                        ":ORGANISATION_ADMINISTRATOR\"[^>]* checked[^<]*>\\s*<label[^<]*<span>Organisations[^<]*"
                                + "</span> <small>forslag")
                .doesNotContainPattern("name=\"chosen\"[^>]* checked")
                .doesNotContain("240671", "02-11-1979");
    }

    @Test
    void the_chosen_are_kept_with_their_roles_and_shown() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();

        var saved = scene.post(
                id,
                "/administrators",
                "chosen",
                soeren,
                "roles",
                soeren + ":USER_ADMINISTRATOR",
                "roles",
                soeren + ":RIGHTS_ADMINISTRATOR");

        assertThat(saved).hasRedirectedUrl("/setup/import/" + id);
        assertThat(chosen(id, 0)).containsExactlyInAnyOrder(Role.USER_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR);
        assertThat(chosen(id, 1)).isEmpty();
        assertThat(scene.get(id, "/administrators"))
                .bodyText()
                .containsPattern("value=\"" + soeren + "\"[^>]* checked")
                .containsPattern(soeren + ":USER_ADMINISTRATOR\"[^>]* checked")
                .doesNotContainPattern(soeren + ":ORGANISATION_ADMINISTRATOR\"[^>]* checked");
        assertThat(scene.get(id, "")).bodyText().contains("I har valgt 1");
        scene.post(
                id,
                "/administrators",
                "seen",
                soeren + ":USER_ADMINISTRATOR",
                "seen",
                soeren + ":RIGHTS_ADMINISTRATOR");
        assertThat(chosen(id, 0)).as("nobody ticked").isEmpty();
    }

    /** The last weak points of issue 14: an organisation administrator is not proposed by the machine. */
    @Test
    void the_trail_says_who_proposed_an_organisation_administrator_and_that_it_was_by_the_import() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();
        scene.post(id, "/administrators", "chosen", soeren, "roles", soeren + ":ORGANISATION_ADMINISTRATOR");
        assertThat(scene.imports.in(scene.nordlys, () -> imports.chosenAdministrators()))
                .as("whom the set-up names")
                .singleElement()
                .extracting(Imports.Chosen::name, Imports.Chosen::roles)
                .containsExactly("Søren Ågård", Set.of(Role.ORGANISATION_ADMINISTRATOR));

        scene.post(id, "/begin");
        scene.imports.ended(scene.nordlys, id);

        assertThat(scene.imports.in(
                        scene.nordlys,
                        () -> scene.imports.query("select actor_kind, actor_name, details->>'partOf' as part_of"
                                + " from audit_event where action = 'ADMINISTRATOR_PROPOSED'")))
                .singleElement()
                .extracting("actor_kind", "actor_name", "part_of")
                .containsExactly("USER", scene.imports.run(scene.nordlys, id).createdByName(), "IMPORT");
    }

    /** Roles are written in the background; whoever gave them is whoever chose them, and not the machine. */
    @Test
    void the_trail_says_who_gave_the_roles() {
        var id = administrators();
        var birgit = candidate(id, 1).toString();
        scene.post(id, "/administrators", "chosen", birgit, "roles", birgit + ":USER_ADMINISTRATOR");

        scene.post(id, "/begin");
        scene.imports.ended(scene.nordlys, id);

        assertThat(scene.imports.in(
                        scene.nordlys,
                        () -> scene.imports.query(
                                "select actor_kind, actor_name from audit_event where action = 'ROLE_GIVEN'")))
                .singleElement()
                .extracting("actor_kind", "actor_name")
                .containsExactly("USER", scene.imports.run(scene.nordlys, id).createdByName());
    }

    @Test
    void chosen_without_a_role_is_said_at_the_card_and_nothing_is_lost() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();
        var birgit = candidate(id, 1).toString();

        var sent = scene.post(
                id,
                "/administrators",
                "chosen",
                soeren,
                "chosen",
                birgit,
                "roles",
                soeren + ":ORGANISATION_ADMINISTRATOR");

        assertThat(sent)
                .hasStatus(422)
                .bodyText()
                .contains("Fejl:", "href=\"#chosen-1\"", "id=\"chosen-1-error\"", "Vælg mindst én rolle til Birgit")
                .containsPattern("value=\"" + soeren + "\"[^>]* checked")
                .containsPattern("value=\"" + birgit + "\"[^>]* checked")
                .containsPattern(soeren + ":ORGANISATION_ADMINISTRATOR\"[^>]* checked")
                .doesNotContainPattern(birgit + ":USER_ADMINISTRATOR\"[^>]* checked")
                .doesNotContain("chosen-0-error");
        assertThat(chosen(id, 0)).isEmpty();
    }

    @Test
    void who_cannot_be_written_to_cannot_be_chosen() {
        var id = administrators();
        var lars = candidate(id, 2).toString();

        scene.post(id, "/administrators", "chosen", lars, "roles", lars + ":USER_ADMINISTRATOR");

        assertThat(chosen(id, 2)).isEmpty();
    }

    @Test
    void two_who_choose_an_administrator_at_once_lose_nothing() {
        var id = administrators();
        var soeren = candidate(id, 0).toString();
        var birgit = candidate(id, 1).toString();
        scene.post(id, "/administrators", "chosen", soeren, "roles", soeren + ":USER_ADMINISTRATOR");

        var late = scene.post(id, "/administrators", "chosen", birgit, "roles", birgit + ":RIGHTS_ADMINISTRATOR");

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("Søren Ågård", "Karen Holm bestemte", "Brugeradministrator", "Ikke valgt")
                .contains(
                        "name=\"chosen\" value=\"" + birgit, "name=\"seen\" value=\"" + soeren + ":USER_ADMINISTRATOR");
        assertThat(chosen(id, 0)).containsExactly(Role.USER_ADMINISTRATOR);
        assertThat(chosen(id, 1)).containsExactly(Role.RIGHTS_ADMINISTRATOR);
        assertThat(scene.audit())
                .filteredOn("IMPORT_ADMINISTRATOR_CHOSEN"::equals)
                .hasSize(2);
    }

    private UUID administrators() {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with("administratorer.csv", ADMINISTRATORS);
        return scene.imports.read(scene.nordlys, ImportScene.bytes(zip.bytes()), "alt.zip");
    }

    private UUID candidate(UUID id, int place) {
        return Tenancy.in(scene.nordlys, () -> reports.administrators(scene.imports.run(scene.nordlys, id)))
                .get(place)
                .id();
    }

    private Set<Role> chosen(UUID id, int place) {
        return Tenancy.in(scene.nordlys, () -> reports.administrators(scene.imports.run(scene.nordlys, id)))
                .get(place)
                .chosen();
    }
}

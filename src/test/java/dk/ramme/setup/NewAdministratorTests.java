package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.audit.Actor;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.imports.Packed;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators are proposed during the setup, and told when it is confirmed. */
@RammeTest
class NewAdministratorTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private SetupScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupScene(beans);
    }

    @AfterEach
    void backToNow() {
        beans.getBean(TestClock.class).reset();
    }

    @Test
    void a_new_administrator_is_noted_but_not_told() {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);

        assertThat(scene.post("/setup/administrators/add", person("Søren Ågård")))
                .hasRedirectedUrl("/setup/administrators");

        assertThat(scene.get("/setup/administrators"))
                .bodyText()
                .contains("Søren Ågård", "Inviteres, når I bekræfter")
                .doesNotContain("010180");
        assertThat(scene.count("outbox_mail")).isZero();
        assertThat(scene.count("appointment where state = 'PROPOSED'")).isEqualTo(1);
    }

    /** Whoever was chosen in the import does not vanish (design finding 6). */
    @Test
    void those_who_become_administrators_by_the_import_are_named() {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with("administratorer.csv", """
                Navn;E-mail;Register;Rolle;CPR;Fødselsdato
                Søren Ågård;soeren@nordlys.example;NemID;Superadministrator;;02-11-1979
                Lars Bøgh;lars@nordlys.example;NemID;Administrator;2304879991;
                """);
        var read = ImportScene.of(beans).read(scene.nordlys, ImportScene.bytes(zip.bytes()), "alt.zip");
        var birgit = beans.getBean(AnOrganisation.class)
                .importedUser(scene.nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        scene.in(() -> {
            jdbc.sql(
                            "update import_administrator set chosen = 'ORGANISATION_ADMINISTRATOR' where line = 2 and import_id = :id")
                    .param("id", read)
                    .update();
            beans.getBean(RoleChanges.class).giveAs(Actor.system(), scene.nordlys, birgit, Role.USER_ADMINISTRATOR);
            return read;
        });
        scene.finishUpTo(SetupStep.ADMINISTRATORS);

        assertThat(scene.get("/setup/administrators"))
                .bodyText()
                .contains("På vej til at blive administratorer", "Søren Ågård", "Skal være organisationsadministrator")
                .contains("Valgt i importen", "Birgit Østergaard", "Skal være brugeradministrator", "er aktiveret")
                .doesNotContain("Lars Bøgh", "021179");
    }

    /** Here as wherever else whoever was invited is listed (operators finding 6, operators finding 13). */
    @Test
    void an_invitation_that_could_not_be_delivered_is_marked_and_its_address_stands_as_it_was_written() {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);
        var invitations = beans.getBean(Invitations.class);
        var emil = Appointee.withBirthDate(
                new PersonName("Emil Krogh"),
                new EmailAddress("emil@blåbær.test"),
                LocalDate.of(1980, 1, 1),
                "da",
                Set.of());
        scene.in(() -> {
            invitations.invite(scene.nordlys, emil, "Mona Dam");
            return emil;
        });
        var invited = scene.in(
                () -> jdbc.sql("select id from appointment").query(UUID.class).single());
        assertThat(scene.get("/setup/administrators")).bodyText().doesNotContain("Ikke leveret");

        scene.in(() -> {
            invitations.undelivered(invited, beans.getBean(TestClock.class).instant());
            return invited;
        });

        assertThat(scene.get("/setup/administrators"))
                .bodyText()
                .contains("Ikke leveret", "emil@blåbær.test")
                .as("whoever is known by birth date needs a code (security.md 8)")
                .contains("value=\"invitation:" + invited + ":code\"");
        for (var page : List.of("", ":code")) {
            assertThat(scene.post("/setup/administrators", Map.of("then", List.of("invitation:" + invited + page))))
                    .hasRedirectedUrl("/settings/administrators/invitations/" + invited + page.replace(':', '/'));
        }
    }

    @Test
    void a_proposed_administrator_can_be_removed_but_no_other_organisations() {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);
        scene.post("/setup/administrators/add", person("Søren Ågård"));
        var proposed = scene.in(
                () -> jdbc.sql("select id from appointment").query(UUID.class).single());

        assertThat(scene.post("/setup/administrators/" + UUID.randomUUID() + "/remove", Map.of()))
                .hasStatus(404);
        assertThat(scene.post("/setup/administrators/" + proposed + "/remove", Map.of()))
                .hasRedirectedUrl("/setup/administrators");
        assertThat(scene.post("/setup/administrators/" + proposed + "/remove", Map.of()))
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', Skriv navnet på den nye administrator",
        "email, soren.nordlys.dk, navn@firma.dk",
        "email, '', Skriv e-mailadressen",
        "cpr, '', Skriv et CPR-nummer",
        "cpr, 320190-1234, Skriv CPR-nummeret med 10 cifre",
        "birthDate, 31-2-1980, Skriv fødselsdatoen som dag",
        "birthDate, 2-1-1980, Fødselsdatoen passer ikke med CPR-nummeret",
        "birthDate, 1-1-2180, Fødselsdatoen",
        "roles, ORGANISATION_ADMINISTRATOR, Vælg blandt de roller",
        "language, fr, Vælg dansk eller engelsk"
    })
    void what_is_wrong_about_a_new_administrator_is_said_at_the_field(String field, String typed, String said) {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);
        var form = new LinkedHashMap<>(person("Søren <b>Ågård"));
        form.put(field, List.of(typed));

        var refused = scene.post("/setup/administrators/add", form);

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyText().contains("<title>Fejl: ", said).doesNotContain("<b>Ågård");
        assertThat(scene.count("appointment")).isZero();
    }

    @Test
    void the_same_person_is_not_invited_twice() {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);
        scene.post("/setup/administrators/add", person("Søren Ågård"));

        assertThat(scene.post("/setup/administrators/add", person("Søren Ågård")))
                .hasStatus(422)
                .bodyText()
                .contains("Personen er allerede inviteret");
    }

    /** users, minor: what is ticked on the page is saved by whatever one does on it, without JavaScript. */
    @Test
    void what_is_ticked_stays_while_administrators_are_added_and_removed() {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);
        var ticks = scene.right(SetupStep.ADMINISTRATORS);
        var page = Pages.body(scene.get("/setup/administrators"));
        assertThat(page)
                .containsPattern("<button[^>]*form=\"answer\"[^>]*value=\"add\"")
                .as("no way off the page that forgets what was ticked")
                .doesNotContain("href=\"/setup/administrators/add\"");

        assertThat(scene.post("/setup/administrators", with(ticks, Map.of("version", "0", "then", "add"))))
                .hasRedirectedUrl("/setup/administrators/add");
        scene.post("/setup/administrators/add", person("Søren Ågård"));
        assertThat(scene.get("/setup/administrators"))
                .bodyText()
                .containsPattern("value=\"USER_ADMINISTRATOR:[^>]*checked")
                .doesNotContainPattern("value=\"RIGHTS_ADMINISTRATOR:[^>]*checked");

        var proposed = scene.in(
                () -> jdbc.sql("select id from appointment").query(UUID.class).single());
        var other = Map.of(
                "roles",
                ticks.get("roles").stream()
                        .map(role -> role.replace("USER_", "RIGHTS_"))
                        .toList());
        assertThat(scene.post("/setup/administrators/" + proposed + "/remove", with(other, Map.of("version", "1"))))
                .hasRedirectedUrl("/setup/administrators");
        assertThat(scene.get("/setup/administrators"))
                .bodyText()
                .containsPattern("value=\"RIGHTS_ADMINISTRATOR:[^>]*checked")
                .doesNotContainPattern("value=\"USER_ADMINISTRATOR:[^>]*checked");
    }

    /** users, minor: nobody becomes something by the confirmation that the last look does not say. */
    @Test
    void the_summary_says_what_the_invited_become_besides() {
        scene.finishUpTo(SetupStep.ADMINISTRATORS);
        scene.post("/setup/administrators/add", with(person("Søren Ågård"), Map.of("roles", "USER_ADMINISTRATOR")));
        scene.post("/setup/administrators", Map.of());

        assertThat(scene.get("/setup/summary"))
                .bodyText()
                .contains("Søren Ågård (inviteres nu), også brugeradministrator");
    }

    /** Of a set-up that is confirmed nothing is left to do, and nobody is asked to do it (users finding 12). */
    @Test
    void whoever_comes_after_the_confirmation_is_told_what_they_are_and_not_what_was_to_be_done() {
        scene.finishUpTo(SetupStep.SUMMARY);
        scene.confirm();
        assertThat(scene.get("/setup/done"))
                .bodyText()
                .contains("Opsætningen er færdig")
                .doesNotContain("Du er nu organisationsadministrator");
        beans.getBean(TestClock.class).advance(Duration.ofDays(3));
        var anders = scene.administrator("Anders Lund", Role.ORGANISATION_ADMINISTRATOR);

        assertThat(scene.pages.get(anders, "/setup/done"))
                .bodyText()
                .contains("Du er nu organisationsadministrator", "er allerede sat op", "Gå til forsiden", "7/7")
                .doesNotContain("Opsætningen er færdig<", "6 af 7", "har fået besked om, at");
    }

    private static Map<String, List<String>> with(Map<String, List<String>> form, Map<String, String> more) {
        var all = new HashMap<>(form);
        more.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    @Test
    void nobody_is_added_out_of_turn() {
        assertThat(scene.post("/setup/administrators/add", person("Søren Ågård")))
                .hasRedirectedUrl("/setup/import");
        assertThat(scene.count("appointment")).isZero();
    }

    private static Map<String, List<String>> person(String name) {
        return Map.of(
                "name", List.of(name),
                "email", List.of("soren@nordlys.example"),
                "cpr", List.of("010180-1234"),
                "language", List.of("da"));
    }
}

package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.people.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What an import leaves behind: who is told of, what can be mended and imported again, and for how long (I3, S6). */
@RammeTest
class AfterwardsTests {

    private static final String LEFT_OUT = """
            RID-nummer;Navn;E-mail;CPR-nummer;Status
            0052001;Åse Uden;aase52@nordlys.example;0101709958;Inaktiv
            0052002;=Bo To;bo52@nordlys.example;12345;Aktiv
            0052003;Carl Cort;carl52@nordlys.example;0303729957;Aktiv
            """;

    private final DecidingScene scene;
    private final ImportErasure erasure;

    AfterwardsTests(@Autowired ApplicationContext context) {
        scene = new DecidingScene(context);
        erasure = context.getBean(ImportErasure.class);
    }

    @Test
    void nothing_is_offered_to_be_mended_before_anything_is_left_out() {
        assertThat(scene.get(scene.read(LEFT_OUT), "")).bodyText().doesNotContain("left-out");
    }

    /** A spreadsheet took the zeros from the numbers in a text file (imports finding 6). */
    @Test
    void rows_left_out_come_as_a_workbook_whose_numbers_stay_and_can_be_imported_again() {
        var id = scene.imports.imported(scene.nordlys, LEFT_OUT).id();
        assertThat(scene.get(id, "")).bodyText().contains("/left-out/USERS.xlsx", "/left-out/USERS.csv");

        var file = scene.get(id, "/left-out/USERS.xlsx").getResponse().getContentAsByteArray();
        var again = scene.imports.read(scene.nordlys, ImportScene.bytes(file), "udeladte.xlsx");

        assertThat(new String(file, 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
        assertThat(scene.imports.findings(scene.nordlys, again))
                .extracting(Finding::rid, Finding::name, Finding::problem)
                .contains(
                        tuple("0052001", "Åse Uden", RowProblem.NOT_ACTIVE),
                        tuple("0052002", "=Bo To", RowProblem.CPR_IMPOSSIBLE));
        assertThat(scene.audit()).contains("IMPORT_LEFT_OUT_READ");
    }

    @Test
    void every_cell_of_the_workbook_is_text_so_that_a_spreadsheet_changes_none() throws Exception {
        var id = scene.imports.imported(scene.nordlys, LEFT_OUT).id();

        var file = scene.get(id, "/left-out/USERS.xlsx").getResponse().getContentAsByteArray();

        var sheet = part(file, "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("0052001").doesNotContain("<f>", "<v>");
        assertThat(sheet.split("<c ", -1)).hasSize(1 + 3 * 6);
        assertThat(sheet.split("t=\"inlineStr\"", -1)).hasSize(1 + 3 * 6);
        assertThat(part(file, "xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void the_report_and_the_pages_of_problems_say_who_it_is() {
        var id = scene.read(LEFT_OUT);

        assertThat(scene.get(id, "/problems/NOT_ACTIVE")).bodyText().contains("Åse Uden", "RID 0052001");
        assertThat(scene.get(id, "/report.csv")).bodyText().contains("\"0052001\";\"Åse Uden\"");
    }

    @Test
    void whom_a_report_tells_of_is_erased_with_the_rows_and_what_was_found_stays() {
        var id = scene.imports.imported(scene.nordlys, LEFT_OUT).id();
        scene.imports.update(
                scene.nordlys,
                "update import_run set finished_at = finished_at - interval '91 days', created_at = created_at - interval '91 days'");

        erasure.erase();

        assertThat(scene.imports.findings(scene.nordlys, id))
                .hasSize(2)
                .allSatisfy(found ->
                        assertThat(found.rid() + found.name() + found.value()).isEmpty());
        assertThat(scene.get(id, "/problems/NOT_ACTIVE")).hasStatusOk();
        assertThat(scene.imports.everything(scene.nordlys)).doesNotContain("Åse Uden", "0052001");
    }

    /** Nothing has come yet that could stay (operators finding 7, words finding 11). */
    @Test
    void whoever_discards_what_was_read_is_not_told_of_users_who_stay() {
        var id = scene.read(LEFT_OUT);

        assertThat(scene.get(id, "/cancel"))
                .bodyText()
                .contains("Vil du kassere det, vi har læst?")
                .doesNotContain("De brugere, der er kommet med, bliver");
    }

    @Test
    void it_is_said_when_no_row_would_come_with_it() {
        var nobody = scene.read(LEFT_OUT.substring(0, LEFT_OUT.indexOf("0052003")));

        assertThat(scene.get(nobody, "")).bodyText().contains("Lige nu kommer ingen af rækkerne med");
        scene.post(nobody, "/cancel");
        assertThat(scene.get(scene.read(LEFT_OUT), "")).bodyText().doesNotContain("Lige nu kommer ingen");
    }

    @Test
    void what_was_discarded_names_nobody_and_says_so() {
        var id = scene.read(LEFT_OUT);

        scene.post(id, "/cancel");

        assertThat(scene.page("/setup/import/" + id))
                .bodyText()
                .contains("Det læste er kasseret", "rækkerne er slettet", "Det her var der i vejen")
                .doesNotContain("De brugere, der allerede er importeret");
        assertThat(scene.imports.findings(scene.nordlys, id))
                .hasSize(2)
                .allSatisfy(found ->
                        assertThat(found.rid() + found.name() + found.value()).isEmpty());
    }

    @Test
    void what_was_discarded_is_called_so_wherever_it_stands() {
        var id = scene.read(LEFT_OUT);
        assertThat(scene.page("/setup/import/file"))
                .bodyText()
                .contains("venter på, at I ser det igennem", "Klar til gennemsyn")
                .doesNotContain("allerede i gang med at importere");

        scene.post(id, "/cancel");

        assertThat(scene.page("/setup/import/file"))
                .bodyText()
                .contains("Kasseret")
                .doesNotContain("Afbrudt");
        assertThat(scene.page("/setup/import/" + id)).bodyText().doesNotContain("Det skete der med rækkerne");
        assertThat(scene.page("/setup")).bodyText().contains("Det, vi havde læst, blev kasseret");
        assertThat(scene.audit()).contains("IMPORT_DISCARDED").doesNotContain("IMPORT_CANCELLED");
    }

    /** Once the set-up is in force there are no tasks to go on with. */
    @Test
    void whoever_imports_after_the_set_up_is_led_back_to_the_settings() {
        var id = scene.imports.imported(scene.nordlys, LEFT_OUT).id();
        assertThat(scene.get(id, "")).bodyText().contains("Videre til næste opgave");

        scene.imports.update(scene.nordlys, "update organisation set state = 'READY'");

        assertThat(scene.get(id, ""))
                .bodyText()
                .contains("Til indstillingerne")
                .doesNotContain("Videre til næste opgave");
    }

    /** The set-up told of the last import alone (imports finding 13). */
    @Test
    void an_import_that_came_to_its_end_counts_although_a_later_one_was_discarded() {
        scene.imports.imported(scene.nordlys, LEFT_OUT);

        scene.post(scene.read(LEFT_OUT), "/cancel");

        assertThat(scene.page("/setup"))
                .bodyText()
                .contains("1 bruger er importeret")
                .doesNotContain("kasseret");
    }

    /** Else they could not be chosen, though the address is known (operators finding 13). */
    @Test
    void an_administrator_without_an_address_has_that_of_the_user_who_is_the_same_person() {
        var id = scene.imports.read(
                scene.nordlys,
                ImportScene.bytes(Packed.zip()
                        .with(
                                "brugere.csv",
                                "RID;Navn;E-mail;CPR\n71;Åse Ager;aase@blåbær.test;0101809999\n72;Bo Bech;bo@nordlys.example;0202819900\n")
                        .with(
                                "administratorer.csv",
                                "Navn;Register;Rolle;RID;CPR\nÅse Ager;NemID;Superadministrator;71;0101809999\nIda Ny;NemID;Administrator;72;0303829900\n")
                        .bytes()),
                "alt.zip");

        assertThat(scene.get(id, "/administrators"))
                .bodyText()
                .contains("aase@blåbær.test")
                .containsOnlyOnce("Kan ikke vælges, fordi der mangler en e-mailadresse")
                .doesNotContain("bo@nordlys.example");
    }

    /** One of nine digits showed six of them (imports finding 13). */
    @Test
    void nothing_is_seen_of_a_cpr_number_that_lacks_a_digit() {
        assertThat(Masked.cpr("101709958", 50)).isEqualTo("*********");
        assertThat(Masked.cpr("010170-9958", 50)).isEqualTo("010170-****");
    }

    /** It is promised that one can import again later (words finding 2). */
    @Test
    void whoever_is_set_up_finds_the_way_to_import_under_settings_and_back() {
        scene.imports.update(scene.nordlys, "update organisation set state = 'READY'");

        assertThat(scene.page("/settings")).bodyText().contains("Importér fra NemID", "href=\"/setup/import/file\"");
        assertThat(scene.page("/setup/import/file")).hasStatusOk().bodyText().contains("Tilbage til indstillinger");
        scene.signIn(Role.USER_ADMINISTRATOR);
        assertThat(scene.page("/settings")).bodyText().doesNotContain("href=\"/setup/import/file\"");
    }

    private static String part(byte[] zip, String name) throws IOException {
        try (var parts = ZipFile.builder().setByteArray(zip).get()) {
            return new String(parts.getInputStream(parts.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

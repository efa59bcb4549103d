package dk.ramme.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import de.siegmar.fastcsv.reader.CsvReader;
import dk.ramme.RammeTest;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.file.CsvSourceTests;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.ui.SafeCell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RammeTest
class ImportPagesTests {

    private static final String GOOD = "RID;Navn;E-mail;CPR\n1;Åse Ærø;aase@nordlys.example;2406719990\n";

    private final ImportScene scene;
    private final MockMvcTester mvc;
    private UUID nordlys = new UUID(0, 0);
    private SignedInAs karen = SignedInAs.user(nordlys, nordlys);

    ImportPagesTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc) {
        this.scene = ImportScene.of(context);
        this.mvc = mvc;
    }

    @BeforeEach
    void an_administrator_is_logged_in() {
        nordlys = scene.organisation();
        karen = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR));
    }

    @Test
    void a_file_is_asked_for_and_explained() {
        var page = get("/setup/import/file");

        assertThat(page).hasStatusOk().bodyText().contains("Importér fra NemID", "500 MB", "2.000.000");
        assertThat(page)
                .bodyText()
                .containsPattern("value=\"USERS\"[^>]* checked")
                .containsPattern("value=\"ORGANISATION\"[^>]* checked");
        assertThat(page)
                .bodyText()
                .contains("RID-nummer", "enctype=\"multipart/form-data\"", "/setup/import/template.csv");
    }

    @Test
    void a_good_file_leads_to_the_page_of_its_import_and_to_its_end() {
        var sent = send(GOOD.getBytes(StandardCharsets.UTF_8), "brugere.csv");

        assertThat(sent).hasStatus3xxRedirection();
        var location = sent.getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(location).matches("/setup/import/[0-9a-f-]{36}");
        assertThat(get(location)).bodyText().contains("Intet er importeret endnu", "Importér nu");
        assertThat(scene.users(nordlys)).isEmpty();
        assertThat(post(location + "/begin")).hasRedirectedUrl(location);
        scene.ended(nordlys, idOf(location));
        assertThat(get(location))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Brugerne er importeret", "brugere.csv", "1 bruger er importeret, og ingen rækker er udeladt");
        assertThat(get("/setup/import/file")).bodyText().contains("Alle importer", location);
    }

    @Test
    void a_refused_file_is_answered_at_the_field_and_nothing_is_kept() {
        var sent = send("Navn;E-mail\nÅse;a@b.dk\n".getBytes(StandardCharsets.UTF_8), "brugere.csv");

        assertThat(sent)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Fejl:", "Filen mangler en kolonne for: RID-nummer", "href=\"#file\"", "aria-invalid=\"true\"");
        assertThat(scene.count(nordlys, "import_run")).isZero();
    }

    @Test
    void no_file_is_answered_at_the_field() {
        assertThat(send(new byte[0], "")).hasStatus(422).bodyText().contains("Vælg den fil, der skal importeres.");
        assertThat(send(new byte[0], "tom.csv")).hasStatus(422).bodyText().contains("Filen er tom.");
        assertThat(mvc.post()
                        .multipart()
                        .uri("/setup/import/file")
                        .param("wanted", "USERS")
                        .with(karen)
                        .with(csrf())
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Vælg den fil, der skal importeres.");
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_has_words_in_both_languages(FileProblem problem) {
        for (var language : List.of("da", "en")) {
            var text = scene.message(problem.messageKey(), language, "X");

            assertThat(text).isNotBlank().doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_has_words_in_both_languages(RowProblem problem) {
        for (var language : List.of("da", "en")) {
            assertThat(scene.message(problem.messageKey(), language, 7))
                    .isNotBlank()
                    .doesNotContain("{");
        }
    }

    @Test
    void what_is_no_upload_is_not_taken_for_one() {
        assertThat(mvc.post()
                        .uri("/setup/import/file")
                        .param("file", "brugere.csv")
                        .with(karen)
                        .with(csrf())
                        .exchange())
                .hasStatus(415);
    }

    @Test
    void the_second_file_waits_for_the_first() {
        var id = scene.stagedOnly(nordlys, GOOD);

        assertThat(get("/setup/import/file")).bodyText().contains("I er allerede i gang", "/setup/import/" + id);
        assertThat(send(GOOD.getBytes(StandardCharsets.UTF_8), "igen.csv"))
                .hasStatus(422)
                .bodyText()
                .contains("Vent, til den fil er færdig");
    }

    @Test
    void progress_is_shown_while_it_runs_and_the_page_is_fetched_again_at_the_end() {
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        scene.step(nordlys, id);

        var page = get("/setup/import/" + id);
        var progress = get("/setup/import/" + id + "/progress");
        var spoken = get("/setup/import/" + id + "/spoken");

        assertThat(page)
                .bodyText()
                .contains("1.000", "2.500", "hx-trigger=\"every 2s\"", "role=\"status\"", "Opdatér siden");
        assertThat(progress)
                .doesNotContainHeader("HX-Refresh")
                .bodyText()
                .contains("1.000")
                .doesNotContain("<html", "<h1");
        assertThat(spoken).bodyText().contains("40 procent").doesNotContain("<html");
        scene.step(nordlys, id);
        scene.step(nordlys, id);
        assertThat(get("/setup/import/" + id + "/progress")).hasHeader("HX-Refresh", "true");
    }

    @Test
    void an_import_is_cancelled_after_a_question() {
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        scene.step(nordlys, id);

        assertThat(get("/setup/import/" + id + "/cancel")).bodyText().contains("Vil du afbryde", "1.000", "2.500");
        assertThat(scene.run(nordlys, id).isOpen()).isTrue();
        assertThat(mvc.post()
                        .uri("/setup/import/{id}/cancel", id)
                        .with(karen)
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/setup/import/" + id);
        assertThat(get("/setup/import/" + id)).bodyText().contains("Importen er afbrudt", "1.500");
        assertThat(get("/setup/import/" + id + "/cancel")).hasRedirectedUrl("/setup/import/" + id);
    }

    @Test
    void a_thousand_problems_are_shown_a_page_at_a_time_and_downloaded_safely() throws Exception {
        var file = new StringBuilder("RID;Navn;E-mail\n");
        for (int i = 0; i < 1000; i++)
            file.append("=cmd|' /C calc'!A0 ").append(i).append(";<b>Åse</b>;a@b.dk\n");
        var run = scene.imported(nordlys, file.toString());

        var problems = "/setup/import/" + run.id() + "/problems/RID_NOT_DIGITS";
        var first = get(problems);
        var next = problems + "?section=USERS&line=51";
        var report = get("/setup/import/" + run.id() + "/report.csv");

        assertThat(get("/setup/import/" + run.id())).bodyText().contains("Ugyldigt RID-nummer", "1.000");
        assertThat(first)
                .bodyText()
                .contains("=cmd", "section=USERS&amp;line=51")
                .doesNotContain("<b>Åse");
        assertThat(get(next)).bodyText().contains("section=USERS&amp;line=101");
        assertThat(get(problems + "?section=USERS&line=951")).bodyText().doesNotContain("De næste rækker");
        assertThat(report).hasStatusOk().headers().hasValue("Content-Type", "text/csv;charset=UTF-8");
        var text = report.getResponse().getContentAsString(StandardCharsets.UTF_8);
        var lines =
                CsvReader.builder().fieldSeparator(';').detectBomHeader(false).ofCsvRecord(text.substring(1)).stream()
                        .toList();
        assertThat(lines)
                .hasSize(1001)
                .allSatisfy(line -> assertThat(line.getFields()).hasSize(8).noneMatch(SafeCell::isFormula));
        assertThat(lines.get(1).getField(5)).startsWith("'=cmd");
        assertThat(scene.count(nordlys, "audit_event where action = 'IMPORT_REPORT_READ'"))
                .isOne();
    }

    @Test
    void a_template_opens_in_a_danish_spreadsheet() throws Exception {
        var template = get("/setup/import/template.csv");

        assertThat(template)
                .hasStatusOk()
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"brugere.csv\"; filename*=UTF-8''brugere.csv");
        var file = template.getResponse().getContentAsByteArray();
        var read = CsvSourceTests.read(file);
        assertThat(new String(file, StandardCharsets.UTF_8)).startsWith("\uFEFFRID-nummer;Navn;");
        assertThat(read.columns().ignored()).isEmpty();
        assertThat(CsvSourceTests.check(read))
                .singleElement()
                .satisfies(row -> assertThat(row.findings()).isEmpty());
    }

    @Test
    void pages_speak_english_too() {
        var run = scene.imported(nordlys, "RID;Name;E-mail\n1;A;\n");

        assertThat(mvc.get()
                        .uri("/setup/import/{id}", run.id())
                        .with(karen)
                        .header("Accept-Language", "en")
                        .exchange())
                .bodyText()
                .contains("The users have been imported", "Email address missing", "Have a look");
    }

    @Test
    void only_organisation_administrators_import() {
        var ba = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.USER_ADMINISTRATOR));
        var run = scene.imported(nordlys, GOOD);

        assertThat(mvc.get().uri("/setup/import/file").with(ba).exchange()).hasStatus(403);
        assertThat(mvc.post()
                        .uri("/setup/import/{id}/cancel", run.id())
                        .with(ba)
                        .with(csrf())
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.post()
                        .multipart()
                        .uri("/setup/import/file")
                        .file("file", GOOD.getBytes(StandardCharsets.UTF_8))
                        .with(ba)
                        .with(csrf())
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.get().uri("/setup/import/{id}", run.id()).with(ba).exchange())
                .hasStatusOk();
    }

    @Test
    void another_organisations_import_is_not_there() {
        var lund = scene.organisation();
        var theirs = scene.stagedOnly(lund, GOOD);

        for (var path : List.of("", "/progress", "/spoken", "/cancel", "/report.csv")) {
            assertThat(get("/setup/import/" + theirs + path)).as(path).hasStatus(404);
        }
        assertThat(mvc.post()
                        .uri("/setup/import/{id}/cancel", theirs)
                        .with(karen)
                        .with(csrf())
                        .exchange())
                .hasStatus(404);
        assertThat(scene.run(lund, theirs).isOpen()).isTrue();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(karen).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri(path).with(karen).with(csrf()).exchange();
    }

    private MvcTestResult send(byte[] file, String name) {
        return mvc.post()
                .multipart()
                .uri("/setup/import/file")
                .file(new org.springframework.mock.web.MockMultipartFile("file", name, "text/csv", file))
                .param("wanted", "USERS", "ADMINISTRATORS", "ORGANISATION")
                .param("source", "FILE")
                .with(karen)
                .with(csrf())
                .exchange();
    }

    private static UUID idOf(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }
}

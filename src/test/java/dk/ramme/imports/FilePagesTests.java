package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Files other than CSV, handed in on the page. */
@RammeTest
class FilePagesTests {

    private final ImportScene scene;
    private final MockMvcTester mvc;
    private UUID nordlys = new UUID(0, 0);
    private SignedInAs karen = SignedInAs.user(nordlys, nordlys);

    FilePagesTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc) {
        this.scene = ImportScene.of(context);
        this.mvc = mvc;
    }

    @BeforeEach
    void an_administrator_is_logged_in() {
        nordlys = scene.organisation();
        karen = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR));
    }

    @Test
    void the_page_says_what_may_be_handed_in() {
        var page = mvc.get().uri("/setup/import/file").with(karen).exchange();

        assertThat(page)
                .bodyText()
                .contains("accept=\".csv,.zip,.xlsx,", "en ZIP-fil med CSV-filer eller et Excel-ark");
    }

    @Test
    void a_workbook_brings_users_over() {
        var rows = Packed.header() + Packed.row(2, "17", "Åse Ærø", "aase@nordlys.example");

        sentAndEnded(Packed.workbook(rows, "").bytes(), "brugere.xlsx");

        assertThat(scene.users(nordlys)).extracting(user -> user.get("rid")).containsExactly("17");
    }

    @Test
    void a_zip_file_brings_users_over() {
        sentAndEnded(Packed.zip().with("udtræk/brugere.csv", Packed.USERS).bytes(), "udtræk.zip");

        assertThat(scene.users(nordlys)).extracting(user -> user.get("rid")).containsExactly("17");
    }

    @Test
    void a_refusal_names_the_list_it_is_about() {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS).with("<b>rettigheder.csv", "RID;x\n1;2\n");

        var sent = send(zip.bytes(), "a.zip");

        assertThat(sent)
                .hasStatus(422)
                .bodyText()
                .contains("I &lt;b&gt;rettigheder.csv: Filen mangler en kolonne for: Rettigheder");
    }

    @Test
    void a_bomb_is_answered_at_the_field() {
        var zip = Packed.zip().with("brugere.csv", Packed.USERS + "\n".repeat(30_000_000));

        assertThat(send(zip.bytes(), "a.zip"))
                .hasStatus(422)
                .bodyText()
                .contains("Filen fylder alt for meget, når den pakkes ud.");
    }

    private void sentAndEnded(byte[] file, String name) {
        var sent = send(file, name);
        assertThat(sent).hasStatus3xxRedirection();
        var location = sent.getResponse().getHeader(HttpHeaders.LOCATION);
        mvc.post().uri(location + "/begin").with(karen).with(csrf()).exchange();
        scene.ended(nordlys, UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
    }

    private MvcTestResult send(byte[] file, String name) {
        return mvc.post()
                .uri("/setup/import/file")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile(
                        "file", name, "application/octet-stream", file))
                .param("wanted", "USERS", "ADMINISTRATORS", "ORGANISATION")
                .with(karen)
                .with(csrf())
                .exchange();
    }
}

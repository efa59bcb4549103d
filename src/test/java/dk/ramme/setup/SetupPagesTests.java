package dk.ramme.setup;

import static dk.ramme.setup.SetupScene.answerable;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The pages of the setup lead from one task to the next. */
@RammeTest
class SetupPagesTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    private SetupScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupScene(beans);
    }

    @Test
    void every_answer_leads_to_the_next_task_and_the_confirmation_to_what_comes_next() {
        assertThat(scene.get("/setup")).hasStatusOk().bodyText().contains("1/7", "Fortsæt med opgave 2");
        assertThat(scene.get("/setup/identity")).hasStatusOk().bodyText().contains("Karen Holm", "Opgave 1 af 7");

        for (var step : answerable()) {
            assertThat(scene.get(step.path()))
                    .as(step.path())
                    .hasStatusOk()
                    .bodyText()
                    .contains("Opgave " + step.number() + " af 7");
            var next = SetupStep.values()[step.ordinal() + 1];
            assertThat(scene.post(step.path(), scene.right(step)))
                    .as(step.path())
                    .hasRedirectedUrl(next.path());
        }

        assertThat(scene.get("/setup/summary")).hasStatusOk().bodyText().contains("Nordlys Energi A/S", "Chip");
        assertThat(scene.confirm()).hasRedirectedUrl("/setup/done");
        assertThat(scene.get("/setup/done")).hasStatusOk().bodyText().contains("Opsætningen er færdig", "7/7");
    }

    @Test
    void an_answer_can_be_saved_before_going_back_to_the_tasks() {
        assertThat(scene.post("/setup/import", Map.of("wanted", List.of("NO"), "then", List.of("tasks"))))
                .hasRedirectedUrl("/setup");

        assertThat(scene.get("/setup"))
                .bodyText()
                .contains(
                        "2/7", "Fortsæt med opgave 3", "Nej, vi har ingen, der skal med – svaret af Karen Holm i dag");
    }

    @Test
    void who_wants_users_along_goes_on_to_the_file() {
        assertThat(scene.post("/setup/import", Map.of("wanted", List.of("YES"))))
                .hasRedirectedUrl("/setup/import/file?source=FILE");
    }

    @Test
    void who_wants_them_from_the_registry_has_them_read_at_once() {
        assertThat(scene.get("/setup/next")).hasRedirectedUrl("/setup/import");
        assertThat(scene.get("/setup/import")).bodyText().containsPattern("value=\"REGISTRY\"[^>]*checked");

        var answer = scene.post("/setup/import", Map.of("wanted", List.of("REGISTRY")));

        assertThat(answer.getResponse().getRedirectedUrl()).matches("/setup/import/[0-9a-f-]{36}");
    }

    @Test
    void the_app_is_ticked_from_the_start() {
        scene.finishUpTo(SetupStep.MEANS);

        assertThat(scene.get("/setup/means"))
                .bodyText()
                .containsPattern("value=\"APP\"[^>]*checked")
                .doesNotContainPattern("value=\"CHIP\"[^>]*checked");
    }

    @Test
    void a_new_organisation_skips_the_import() {
        scene.in(() ->
                jdbc.sql("update organisation set nothing_to_import = true").update());

        assertThat(scene.get("/setup")).bodyText().contains("Ikke nødvendig", "Fortsæt med opgave 3");
        assertThat(scene.get("/setup/import")).hasStatusOk().bodyText().doesNotContain("name=\"wanted\"");
    }

    @Test
    void the_pages_speak_english_too() {
        scene.finishUpTo(SetupStep.SUMMARY);

        for (var path : List.of(
                "/setup",
                "/setup/identity",
                "/setup/import",
                "/setup/means",
                "/setup/administrators",
                "/setup/administrators/add",
                "/setup/summary")) {
            var page = mvc.get()
                    .uri(path)
                    .with(scene.karen)
                    .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                    .exchange();
            assertThat(page)
                    .as(path)
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"en\"")
                    .doesNotContain("??");
        }
    }
}

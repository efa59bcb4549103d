package dk.ramme.people;

import static dk.ramme.people.UserLifeScene.form;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who may change the life of whom. */
@RammeTest
class UserLifeRightsTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Roles roles;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @Test
    void nobody_shuts_themself_out_or_the_last_organisation_administrator() {
        var karen = scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);

        for (var deed : List.of("suspend", "delete")) {
            assertThat(scene.get("/users/" + scene.boLund + "/" + deed))
                    .bodyText()
                    .contains("Du kan ikke spærre eller slette");
            assertThat(scene.post("/users/" + scene.boLund + "/" + deed, Map.of("reason", "Farvel")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Du kan ikke spærre eller slette dig selv");
            assertThat(scene.post("/users/" + karen + "/" + deed, Map.of("reason", "Farvel")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("eneste organisationsadministrator");
        }
        assertThat(scene.trail()).isEmpty();

        scene.administrator("Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
        assertThat(scene.post("/users/" + karen + "/delete", Map.of())).hasRedirectedUrl("/users");
    }

    @Test
    void two_user_administrators_who_delete_one_organisation_administrator_each_leave_one() throws Exception {
        var karen = scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var mads = scene.administrator("Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
        var ulla = scene.administrator("Ulla Dam", Role.USER_ADMINISTRATOR);
        var at = Executors.newFixedThreadPool(2);

        var answers = at.invokeAll(List.<Callable<Integer>>of(
                () -> status(scene.as(scene.boLund), "/users/" + karen + "/delete"),
                () -> status(scene.as(ulla), "/users/" + mads + "/delete")));
        at.shutdown();

        assertThat(answers).extracting(answer -> answer.get()).containsExactlyInAnyOrder(302, 422);
        assertThat(scene.inside(() -> roles.holders(Role.ORGANISATION_ADMINISTRATOR)))
                .hasSize(1);
    }

    @Test
    void whoever_is_no_user_administrator_any_more_does_nothing() {
        var ida = scene.administrator("Ida Friis");
        var karen = scene.as(scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR));

        assertThat(scene.pages.get(karen, "/users/" + ida + "/edit"))
                .as("only of those for whom a role waits")
                .hasRedirectedUrl("/users/" + ida);
        for (var path : List.of("/users/new", "/users/" + ida + "/suspend")) {
            assertThat(scene.pages.get(karen, path)).as(path).hasStatus(403);
            assertThat(scene.pages.post(karen, path, form("reason", "x")))
                    .as(path)
                    .hasStatus(403);
        }
        assertThat(scene.pages.get(karen, "/users")).bodyText().doesNotContain("Opret en bruger");
        assertThat(scene.trail()).isEmpty();
    }

    @Test
    void the_pages_speak_english_too() {
        var ida = scene.administrator("Ida Friis");

        for (var path : List.of(
                "/users/new", "/users/" + ida + "/edit", "/users/" + ida + "/suspend", "/users/" + ida + "/delete")) {
            assertThat(mvc.get().uri(path).with(scene.bo).header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"en\"")
                    .doesNotContain("??", "Brugeren");
        }
    }

    private int status(SignedInAs who, String path) {
        return scene.pages.post(who, path, Map.of()).getResponse().getStatus();
    }
}

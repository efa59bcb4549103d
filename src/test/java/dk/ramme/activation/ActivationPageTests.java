package dk.ramme.activation;

import static dk.ramme.Pages.location;
import static dk.ramme.Pages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The pages on which an administrator chooses, checks and starts an activation. */
@RammeTest
class ActivationPageTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    @Autowired
    MockMvcTester mvc;

    ActivationScene scene;
    SignedInAs administrator;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
        administrator = SignedInAs.user(scene.organisation, scene.administrator.user());
    }

    @Test
    void from_the_list_over_the_check_to_the_report() {
        var anna = scene.user("Anna Holm");
        scene.userWithoutEmail("Ole Dam");

        var list = pages.get(administrator, "/imported-users");
        var chosen = pages.post(administrator, "/activation", "who", "shown");
        var login = location(chosen);
        var question = pages.get(administrator, login);
        var check = pages.post(administrator, login, "ways", "PRIVATE_MITID");
        var checked = pages.get(administrator, location(check));
        var started = pages.post(administrator, location(check));
        var activation = UUID.fromString(location(started).replace("/bulk/", ""));
        scene.runs.finished(activation);

        assertThat(text(list)).contains("Anna Holm", "Vælg alle 2, der passer", "Mangler e-mail");
        assertThat(text(question)).contains("2 brugere valgt", "Privat MitID, hvis brugeren siger ja");
        assertThat(text(checked)).contains("Aktivér én bruger", "Har ingen e-mailadresse");
        assertThat(text(pages.get(administrator, location(started))))
                .contains("Én bruger blev aktiveret", "Én blev udeladt");
        assertThat(text(pages.get(administrator, "/activation"))).contains("Birgit Holm", "Færdig");
        assertThat(text(pages.get(administrator, "/users/" + anna))).contains("Venter på brugeren", "Udløber");
        assertThat(text(pages.get(administrator, "/users"))).contains("Anna Holm");
    }

    /** The last weak points of issue 14: the report mentions the codes that somebody still has to make. */
    @Test
    void the_report_says_how_many_need_a_code_besides_the_link() {
        var known = scene.user("Anna Holm");
        var activation = scene.chosen(known);
        scene.run(activation);
        assertThat(text(pages.get(administrator, "/bulk/" + activation))).doesNotContain("fødselsdatoen");

        var born = scene.chosen(scene.user("Bo Dam", null), scene.user("Ida Dam", null));
        scene.run(born);

        assertThat(text(pages.get(administrator, "/bulk/" + born)))
                .contains("2 af dem kender I kun på fødselsdatoen", "Lav koderne");
    }

    @Test
    void one_foreign_user_among_the_chosen_is_answered_as_if_it_did_not_exist() {
        var stranger = new ActivationScene(beans).user("Fremmed Frandsen");

        var answer = pages.post(
                administrator,
                "/activation",
                Map.of("who", "chosen", "user", List.of(scene.user("Anna Holm").toString(), stranger.toString())));

        assertThat(answer).hasStatus(404);
        assertThat(scene.count("bulk_run", "true")).isZero();
        assertThat(scene.events("ACTIVATION_REFUSED")).isOne();
    }

    @Test
    void what_another_organisation_has_is_not_there() {
        var other = new ActivationScene(beans);
        var user = other.user("Fremmed Frandsen");
        var activation = other.chosen(user);

        for (var path : List.of(
                "/users/" + user,
                "/activation/" + activation,
                "/bulk/" + activation,
                "/bulk/" + activation + "/login",
                "/bulk/" + activation + "/check",
                "/bulk/" + activation + "/progress")) {
            assertThat(pages.get(administrator, path)).as(path).hasStatus(404);
        }
        assertThat(pages.post(administrator, "/bulk/" + activation + "/check")).hasStatus(404);
        assertThat(pages.post(administrator, "/bulk/" + activation + "/login", "ways", "PRIVATE_MITID"))
                .hasStatus(404);
        assertThat(pages.post(administrator, "/activation/resend", "user", user.toString()))
                .hasStatus(404);
        assertThat(text(pages.get(administrator, "/imported-users"))).doesNotContain("Fremmed");
        assertThat(text(pages.get(administrator, "/users"))).doesNotContain("Fremmed");
    }

    @Test
    void nobody_chosen_and_nothing_ticked_are_said_at_once() {
        var activation = scene.chosen(scene.user("Anna Holm"));

        assertThat(pages.post(administrator, "/activation", "who", "chosen"))
                .hasStatus(302)
                .hasRedirectedUrl("/imported-users");
        var nothing = pages.post(administrator, "/bulk/" + activation + "/login");
        var strange = pages.post(administrator, "/bulk/" + activation + "/login", "ways", "'); drop table");
        var notOffered = pages.post(administrator, "/bulk/" + activation + "/login", "ways", "CHIP");

        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing))
                .contains("Fejl: Hvordan skal brugeren logge ind?", "Vælg, hvordan brugerne skal logge ind");
        assertThat(strange).hasStatus(422);
        assertThat(notOffered).hasStatus(422);
        assertThat(text(notOffered)).contains("som jeres organisation tilbyder");
    }

    @Test
    void an_organisation_without_private_mitid_is_asked_about_separate_means_alone() {
        scene.allow(false);
        var anna = scene.user("Anna Holm");

        var page = pages.get(administrator, location(pages.post(administrator, "/activation", "who", "shown")));

        assertThat(text(page)).contains("App med koder").doesNotContain("Privat MitID, hvis brugeren siger ja");
        assertThat(scene.state(anna)).isEqualTo(UserState.DEACTIVATED);
    }

    @Test
    void switched_off_between_check_and_start_leads_back_to_the_question() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.allow(false);

        var start = pages.post(administrator, "/bulk/" + activation + "/check");

        var asked = pages.get(administrator, location(start));
        assertThat(location(asked)).isEqualTo("/bulk/" + activation + "/login");
        assertThat(text(pages.get(administrator, location(asked))))
                .contains("Organisationen har ændret, hvad der tilbydes");
        assertThat(scene.events("BULK_STARTED")).isZero();
    }

    /** Activations had pages of their own before they were done as everything that is done to many. */
    @Test
    void an_address_that_was_kept_leads_to_the_run() {
        var activation = scene.chosen(scene.user("Anna Holm"));

        for (var page : List.of("", "/login", "/delivery", "/check", "/report")) {
            assertThat(pages.get(administrator, "/activation/" + activation + page))
                    .hasRedirectedUrl("/bulk/" + activation);
        }
    }

    @Test
    void only_a_user_administrator_activates() {
        var other = SignedInAs.user(
                scene.organisation,
                scene.signedIn("Otto Vig", Role.ORGANISATION_ADMINISTRATOR).user());
        scene.user("Anna Holm");

        var list = pages.get(other, "/imported-users");
        var post = pages.post(other, "/activation", "who", "shown");

        assertThat(text(list)).contains("Brugere aktiveres af jeres brugeradministratorer: Birgit Holm");
        assertThat(text(list)).doesNotContain("Aktivér");
        assertThat(post).hasStatus(403);
    }

    @Test
    void what_is_typed_into_the_search_never_breaks_the_page() {
        for (var q : List.of("%", "_", "\\", "'; drop table organisation_user; --", "æ".repeat(5000))) {
            assertThat(mvc.get()
                            .uri("/imported-users")
                            .param("q", q)
                            .with(administrator)
                            .exchange())
                    .as(q)
                    .hasStatusOk();
        }
    }

    @Test
    void an_empty_list_says_only_that() {
        var page = text(pages.get(administrator, "/imported-users"));

        assertThat(page)
                .contains("Ingen venter på at blive aktiveret")
                .doesNotContain("Ingen brugere passer", "Vælg alle");
    }
}

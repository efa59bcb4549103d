package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.UserState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** The pages of activation, each as the person whose page it is. */
@RammeTest
class ActivationPageTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Links links;

    @Autowired
    TestClock clock;

    ActivationScene scene;
    SignedInAs administrator;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
        administrator = SignedInAs.user(scene.organisation, scene.administrator.user());
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void from_the_list_over_the_check_to_the_report() {
        var anna = scene.user("Anna Holm");
        scene.userWithoutEmail("Ole Dam");

        var list = get("/imported-users");
        var chosen = post("/activation", "who", "shown");
        var login = location(chosen);
        var question = get(login);
        var check = post(login, "ways", "PRIVATE_MITID");
        var checked = get(location(check));
        var started = post(location(check));
        var activation = UUID.fromString(location(started).replace("/activation/", ""));
        scene.finished(activation);

        assertThat(text(list)).contains("Anna Holm", "Vælg alle 2, der passer", "Mangler e-mail");
        assertThat(text(question)).contains("2 brugere er valgt", "Privat MitID, hvis brugeren siger ja");
        assertThat(text(checked)).contains("Aktivér én bruger", "Én mangler en e-mailadresse");
        assertThat(text(get(location(started)))).contains("Én bruger blev aktiveret, og én blev udeladt");
        assertThat(text(get("/activation"))).contains("Birgit Holm", "Færdig");
        assertThat(text(get("/users/" + anna))).contains("Venter på brugeren", "Udløber");
        assertThat(text(get("/users"))).contains("Anna Holm");
    }

    @Test
    void one_foreign_user_among_the_chosen_is_answered_as_if_it_did_not_exist() {
        var stranger = new ActivationScene(beans).user("Fremmed Frandsen");

        var answer = mvc.post()
                .uri("/activation")
                .param("who", "chosen")
                .param("user", scene.user("Anna Holm").toString(), stranger.toString())
                .with(administrator)
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(404);
        assertThat(scene.count("activation", "true")).isZero();
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
                "/activation/" + activation + "/login",
                "/activation/" + activation + "/check",
                "/activation/" + activation + "/progress")) {
            assertThat(get(path)).as(path).hasStatus(404);
        }
        assertThat(post("/activation/" + activation + "/check")).hasStatus(404);
        assertThat(post("/activation/" + activation + "/login", "ways", "PRIVATE_MITID"))
                .hasStatus(404);
        assertThat(post("/activation/resend", "user", user.toString())).hasStatus(404);
        assertThat(text(get("/imported-users"))).doesNotContain("Fremmed");
        assertThat(text(get("/users"))).doesNotContain("Fremmed");
    }

    @Test
    void nobody_chosen_and_nothing_ticked_are_said_at_once() {
        var activation = scene.chosen(scene.user("Anna Holm"));

        assertThat(post("/activation", "who", "chosen")).hasStatus(302).hasRedirectedUrl("/imported-users");
        var nothing = post("/activation/" + activation + "/login");
        var strange = post("/activation/" + activation + "/login", "ways", "'); drop table");
        var notOffered = post("/activation/" + activation + "/login", "ways", "CHIP");

        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing)).contains("Fejl: Hvordan skal de logge ind?", "Vælg, hvordan brugerne skal logge ind");
        assertThat(strange).hasStatus(422);
        assertThat(notOffered).hasStatus(422);
        assertThat(text(notOffered)).contains("som jeres organisation tilbyder");
    }

    @Test
    void an_organisation_without_private_mitid_is_asked_about_separate_means_alone() {
        scene.allow(false);
        var anna = scene.user("Anna Holm");

        var page = get(location(post("/activation", "who", "shown")));

        assertThat(text(page)).contains("App med koder").doesNotContain("Privat MitID, hvis brugeren siger ja");
        assertThat(scene.state(anna)).isEqualTo(UserState.DEACTIVATED);
    }

    @Test
    void switched_off_between_check_and_start_leads_back_to_the_question() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.allow(false);

        var start = post("/activation/" + activation + "/check");

        assertThat(location(start)).isEqualTo("/activation/" + activation + "/login");
        assertThat(scene.events("ACTIVATION_STARTED")).isZero();
    }

    @Test
    void only_a_user_administrator_activates() {
        var other = SignedInAs.user(
                scene.organisation,
                scene.signedIn("Otto Vig", Role.ORGANISATION_ADMINISTRATOR).user());
        scene.user("Anna Holm");

        var list = mvc.get().uri("/imported-users").with(other).exchange();
        var post = mvc.post()
                .uri("/activation")
                .param("who", "shown")
                .with(other)
                .with(csrf())
                .exchange();

        assertThat(text(list)).contains("Brugere aktiveres af jeres brugeradministratorer: Birgit Holm");
        assertThat(text(list)).doesNotContain("Aktivér de valgte");
        assertThat(post).hasStatus(403);
    }

    @Test
    void what_is_typed_into_the_search_never_breaks_the_page() {
        for (var q : List.of("\u0000", "%", "_", "\\", "'; drop table organisation_user; --", "æ".repeat(5000))) {
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
        var page = text(get("/imported-users"));

        assertThat(page)
                .contains("Ingen venter på at blive aktiveret")
                .doesNotContain("Ingen brugere passer", "Vælg alle");
    }

    @Test
    void looking_at_a_link_changes_nothing() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var token = token(anna);
        var before = scene.read(anna).identifiedAt();
        var events = scene.count("audit_event", "true");

        for (var n = 0; n < 5; n++) {
            assertThat(mvc.get().uri("/activate/" + token).exchange()).hasStatusOk();
            assertThat(mvc.head().uri("/activate/" + token).exchange()).hasStatusOk();
        }
        var open = mvc.post()
                .uri("/activate/open")
                .param("token", token)
                .with(csrf())
                .exchange();

        assertThat(scene.count("audit_event", "true")).isEqualTo(events);
        assertThat(scene.read(anna).identifiedAt()).isEqualTo(before);
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(location(open)).isEqualTo("/oauth2/authorization/mitid");
    }

    @Test
    void the_landing_page_tells_nothing_about_the_user() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Hemmeligsen", cpr);

        var page = mvc.get().uri("/activate/" + token(anna)).exchange();
        var notYou = mvc.get().uri("/activate/not-you?link=" + scene.link(anna)).exchange();
        var already =
                mvc.get().uri("/activate/already?link=" + scene.link(anna)).exchange();

        assertThat(notYou).hasStatus(403);
        assertThat(text(notYou)).contains("Nordlys Energi A/S", "Birgit Holm");
        for (var one : List.of(page, notYou, already)) {
            assertThat(body(one))
                    .doesNotContain(
                            "Hemmeligsen", scene.read(anna).email().orElseThrow(), cpr.value(), anna.toString());
        }
    }

    @Test
    void every_dead_link_is_answered_alike_and_names_whom_to_ask_and_what_never_was_one_tells_nothing() {
        var replaced = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var replacedToken = token(replaced);
        token(replaced);
        var usedToken = activeUsersToken();
        var expiredToken = token(scene.awaiting("Carl Vig", AnOrganisation.anyCpr()));
        clock.advance(Duration.ofDays(31));

        var unknown = body(dead("A".repeat(43)));

        for (var token : List.of("x", "A".repeat(42), "A".repeat(2000))) {
            assertThat(body(dead(token))).isEqualTo(unknown);
        }
        assertThat(unknown).contains("Linket virker ikke længere").doesNotContain("Nordlys", "Birgit");
        var expired = text(dead(expiredToken));
        assertThat(text(dead(replacedToken))).isEqualTo(expired);
        assertThat(text(dead(usedToken))).isEqualTo(expired);
        assertThat(expired)
                .contains("Linket gælder ikke længere", "Nordlys Energi A/S", "Birgit Holm", "Bed om et nyt link")
                .doesNotContain("Anna", "Carl");
    }

    @Test
    void a_link_that_leads_nowhere_now_says_so_before_the_login() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var token = token(anna);
        scene.allow(false);

        var land = mvc.get().uri("/activate/" + token).exchange();
        var open = mvc.post()
                .uri("/activate/open")
                .param("token", token)
                .with(csrf())
                .exchange();

        assertThat(text(land)).contains("Du kan ikke aktivere din bruger lige nu", "Birgit Holm");
        assertThat(text(open)).contains("Du kan ikke aktivere din bruger lige nu");
    }

    @Test
    void no_then_yes_then_their_own_page_and_the_yes_taken_back() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        identify(anna, cpr);
        var she = SignedInAs.user(scene.organisation, anna);

        assertThat(location(as(she, "/"))).isEqualTo("/activate");
        assertThat(text(as(she, "/activate")))
                .contains("Må dit private MitID bruges i arbejdet?")
                .doesNotContain("Min side");
        var nothing = answer(she, null);
        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing)).contains("Vælg ja eller nej");
        answer(she, "no");
        assertThat(text(as(she, "/activate"))).contains("Du har sagt nej", "Birgit Holm");
        answer(she, "yes");
        assertThat(text(as(she, "/activate"))).contains("Du er aktiv");
        assertThat(text(as(she, "/me")))
                .contains("Anna Holm", "Nordlys Energi A/S", "Træk dit ja tilbage", "Birgit Holm");
        assertThat(text(as(she, "/me/consent"))).contains("Vil du trække dit ja tilbage?");
        var withdrawn = mvc.post().uri("/me/consent").with(she).with(csrf()).exchange();
        assertThat(location(withdrawn)).isEqualTo("/activate");
        assertThat(text(as(she, "/activate"))).contains("Du har sagt nej");
        assertThat(as(she, "/me")).hasStatus(403);
        assertThat(text(get("/users/" + anna))).contains("har intet link, der virker");
    }

    @Test
    void a_user_sees_no_lists_and_an_administrator_cannot_take_their_yes_back() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        identify(anna, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(anna));
        var she = SignedInAs.user(scene.organisation, anna);

        assertThat(as(she, "/users")).hasStatus(403);
        assertThat(as(she, "/activation")).hasStatus(403);
        scene.inTransaction(() -> beans.getBean(Roles.class).give(scene.organisation, anna, Role.USER_ADMINISTRATOR));
        assertThat(text(as(she, "/me"))).doesNotContain("Træk dit ja tilbage");
        assertThat(location(as(she, "/me/consent"))).isEqualTo("/me");
        mvc.post().uri("/me/consent").with(she).with(csrf()).exchange();
        assertThat(scene.state(anna)).isEqualTo(UserState.ACTIVE);
    }

    private String activeUsersToken() {
        var cpr = AnOrganisation.anyCpr();
        var user = scene.awaiting("Bo Krog", cpr);
        var token = token(user);
        identify(user, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(user));
        return token;
    }

    private void identify(UUID user, CprNumber cpr) {
        beans.getBean(ActivationLogin.class)
                .complete(
                        SignedInAs.person("Anna Holm", LocalDate.of(1980, 1, 1), cpr),
                        scene.link(user).toString());
    }

    /** A new link to the user, as the mail would have it. */
    private String token(UUID user) {
        return scene.inTransaction(() -> links.issue(LinkPurpose.ACTIVATION, user))
                .token()
                .value();
    }

    private MvcTestResult dead(String token) {
        var answer = mvc.get().uri("/activate/" + token).exchange();
        assertThat(answer).as(token).hasStatus(410);
        return answer;
    }

    private MvcTestResult answer(SignedInAs she, String answer) {
        var post = mvc.post().uri("/activate").with(she).with(csrf());
        return (answer == null ? post : post.param("answer", answer)).exchange();
    }

    private MvcTestResult as(SignedInAs who, String path) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private MvcTestResult get(String path) {
        return as(administrator, path);
    }

    private MvcTestResult post(String path, String... parameter) {
        var post = mvc.post().uri(path).with(administrator).with(csrf());
        return (parameter.length == 0 ? post : post.param(parameter[0], parameter[1])).exchange();
    }

    private static String location(MvcTestResult answer) {
        var location = answer.getResponse().getHeader("Location");
        assertThat(location).as("redirected").isNotNull();
        return location;
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String text(MvcTestResult answer) {
        return HtmlUtils.htmlUnescape(body(answer).replaceAll("<[^>]+>", " ")).replaceAll("\\s+", " ");
    }
}

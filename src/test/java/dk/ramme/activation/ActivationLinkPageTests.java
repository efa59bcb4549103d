package dk.ramme.activation;

import static dk.ramme.Pages.body;
import static dk.ramme.Pages.location;
import static dk.ramme.Pages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the mailed link shows to whoever has it. */
@RammeTest
class ActivationLinkPageTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void looking_at_a_link_changes_nothing() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var token = scene.token(anna);
        var before = scene.read(anna).access().identifiedAt();
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
        assertThat(scene.read(anna).access().identifiedAt()).isEqualTo(before);
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(location(open)).isEqualTo("/oauth2/authorization/mitid");
    }

    /** Only whoever is asked about their private MitID is told that they will be (words finding 5). */
    @Test
    void what_awaits_a_user_is_said_as_it_is() {
        var anna = scene.user("Anna Holm");
        var emil = scene.user("Emil Krogh");
        var asked = scene.chosen(anna);
        var notAsked = scene.chosen(emil);
        scene.ways(notAsked, false, Set.of(IdentificationMeans.APP));

        assertThat(check(asked)).contains("siger ja eller nej til at bruge det i arbejdet");
        assertThat(check(notAsked))
                .contains("tager derefter det identifikationsmiddel i brug, du har valgt")
                .doesNotContain("siger ja eller nej");

        scene.run(asked);
        scene.run(notAsked);
        assertThat(landing(anna)).contains("Sig ja eller nej til at bruge dit private MitID");
        assertThat(landing(emil))
                .contains("Tag det identifikationsmiddel i brug, du har fået")
                .doesNotContain("Sig ja eller nej");
    }

    private String check(UUID activation) {
        return text(mvc.get()
                .uri("/bulk/" + activation + "/check")
                .with(SignedInAs.user(scene.organisation, scene.administrator.user()))
                .exchange());
    }

    private String landing(UUID user) {
        return text(mvc.get().uri("/activate/" + scene.token(user)).exchange());
    }

    @Test
    void the_landing_page_tells_nothing_about_the_user() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Hemmeligsen", cpr);

        var page = mvc.get().uri("/activate/" + scene.token(anna)).exchange();
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
        var replacedToken = scene.token(replaced);
        scene.token(replaced);
        var usedToken = activeUsersToken();
        var expiredToken = scene.token(scene.awaiting("Carl Vig", AnOrganisation.anyCpr()));
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
        var token = scene.token(anna);
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

    private String activeUsersToken() {
        var cpr = AnOrganisation.anyCpr();
        var user = scene.awaiting("Bo Krog", cpr);
        var token = scene.token(user);
        scene.identify(user, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(user));
        return token;
    }

    private MvcTestResult dead(String token) {
        var answer = mvc.get().uri("/activate/" + token).exchange();
        assertThat(answer).as(token).hasStatus(410);
        return answer;
    }
}

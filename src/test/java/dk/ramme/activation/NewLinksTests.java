package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who has not come yet, new links to many of them, and the report that is kept. */
@RammeTest
class NewLinksTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

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
    void everybody_whose_link_has_ended_gets_a_new_one_and_nobody_else_does() {
        var late = IntStream.range(0, 3).mapToObj(n -> scene.user("Ida " + n)).toArray(UUID[]::new);
        scene.run(scene.chosen(late));
        clock.advance(Duration.ofDays(31));
        administrator = SignedInAs.user(scene.organisation, scene.administrator.user());
        var fresh = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());

        var begun = scene.events("BULK_CHOSEN");

        var list = get("/activation/waiting?show=expired");
        var check = post("/activation/waiting", "who", "shown", "show", "expired")
                .getResponse()
                .getHeader("Location");
        var checked = get(check);
        var run = post(check).getResponse().getHeader("Location");
        scene.runs.finished(UUID.fromString(run.replace("/bulk/", "")));

        assertThat(text(list)).contains("3 brugere", "Ida 0", "Udløbet den").doesNotContain("Bo Krog");
        assertThat(text(checked)).contains("Send 3 links", "det gamle link holder op".substring(4));
        assertThat(text(get(run))).contains("Send nye links", "3 brugere får et nyt link");
        assertThat(scene.events("BULK_CHOSEN"))
                .as("the first activation and these links")
                .isEqualTo(begun + 1);
        for (var one : late) {
            assertThat(scene.mails(one)).isEqualTo(2);
            assertThat(scene.liveLinks(one)).isOne();
            assertThat(scene.events("ACTIVATION_LINK_RESENT", one)).isOne();
        }
        assertThat(scene.mails(fresh)).isOne();
        assertThat(scene.in(() -> beans.getBean(AwaitingUsers.class).count(WaitingQuery.of(WaitingQuery.Show.EXPIRED))))
                .isZero();
    }

    @Test
    void the_same_run_started_by_many_sends_one_link_each() {
        var anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var first = scene.links(anna);

        AtOnce.run(IntStream.range(0, 8)
                .<java.util.concurrent.Callable<Object>>mapToObj(n -> () -> {
                    scene.runs.start(first);
                    return "";
                })
                .<java.util.concurrent.Callable<Object>>toArray(java.util.concurrent.Callable[]::new));
        scene.runs.finished(first);

        assertThat(scene.mails(anna)).isEqualTo(2);
        assertThat(scene.events("ACTIVATION_LINK_RESENT", anna)).isOne();
    }

    @Test
    void whoever_has_come_has_no_address_or_has_had_ten_is_left_out_with_that_reason() {
        var flooded = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        IntStream.range(1, ActivationLinks.MOST_AN_HOUR)
                .forEach(
                        n -> scene.in(() -> beans.getBean(ActivationLinks.class).resend(flooded, "Birgit Holm")));
        var mute = scene.awaiting("Bo Krog", AnOrganisation.anyCpr());
        scene.sql("update organisation_user set email = null where id = :id", Map.of("id", mute));
        var asleep = scene.user("Carl Vig");
        var run = scene.links(flooded, mute, asleep);

        var said = scene.runs.outcomes(run);
        var done = scene.run(run);

        assertThat(said).isEqualTo(Map.of("TOO_MANY", 1, "NO_EMAIL", 1, "NOT_AWAITING", 1));
        assertThat(done).isEqualTo(said);
    }

    @Test
    void the_list_is_walked_page_by_page_and_misses_nobody() {
        var users = IntStream.range(0, AwaitingUsers.PAGE + 20)
                .mapToObj(n -> scene.user("Ida " + n))
                .toArray(UUID[]::new);
        scene.run(scene.chosen(users));
        var waiting = beans.getBean(AwaitingUsers.class);

        var first = scene.in(() -> waiting.page(WaitingQuery.of(WaitingQuery.Show.ALL)))
                .subList(0, AwaitingUsers.PAGE);
        var second = scene.in(() -> waiting.page(new WaitingQuery(
                null, null, null, first.get(AwaitingUsers.PAGE - 1).id())));

        assertThat(first).hasSize(AwaitingUsers.PAGE);
        assertThat(second).hasSize(20);
        assertThat(java.util.stream.Stream.concat(first.stream(), second.stream())
                        .map(AwaitingUsers.Row::id))
                .containsExactlyInAnyOrder(users);
        assertThat(text(get("/activation/waiting"))).contains("70 brugere", "Næste side");
    }

    @Test
    void other_administrators_see_the_list_and_send_nothing() {
        scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        var other = SignedInAs.user(
                scene.organisation,
                scene.signedIn("Otto Vig", Role.ORGANISATION_ADMINISTRATOR).user());

        var list = mvc.get().uri("/activation/waiting").with(other).exchange();
        var send = mvc.post()
                .uri("/activation/waiting")
                .param("who", "shown")
                .with(other)
                .with(csrf())
                .exchange();

        assertThat(text(list)).contains("Anna Holm").doesNotContain("Send nyt link");
        assertThat(send).hasStatus(403);
    }

    /** It names people, so whoever takes it along is on the trail (security finding 7). */
    @Test
    void the_report_is_kept_and_can_be_downloaded_with_nothing_that_runs_in_a_spreadsheet() {
        var run = scene.chosen(scene.user("=HYPERLINK(1)"), scene.userWithoutEmail("Ole Dam"));
        scene.run(run);

        var file = get("/bulk/" + run + "/report");

        assertThat(file)
                .hasStatusOk()
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"brugere-rapport.csv\"; filename*=UTF-8''brugere-rapport.csv");
        assertThat(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(
                        "\"Navn\";\"RID-nummer\"",
                        "\"'=HYPERLINK(1)\"",
                        "\"Aktiveret\"",
                        "\"Har ingen e-mailadresse\"");
        assertThat(scene.events("BULK_REPORT_READ", run)).isOne();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(administrator).exchange();
    }

    private MvcTestResult post(String path, String... parameters) {
        var post = mvc.post().uri(path).with(administrator).with(csrf());
        for (var n = 0; n < parameters.length; n += 2) {
            post = post.param(parameters[n], parameters[n + 1]);
        }
        return post.exchange();
    }

    private static String text(MvcTestResult answer) {
        return org.springframework.web.util.HtmlUtils.htmlUnescape(
                        new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                                .replaceAll("<[^>]+>", " "))
                .replaceAll("\\s+", " ");
    }
}

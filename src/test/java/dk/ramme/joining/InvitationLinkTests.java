package dk.ramme.joining;

import static dk.ramme.joining.appointment.SetupInvitationScene.byBirthDate;
import static dk.ramme.joining.appointment.SetupInvitationScene.byCpr;
import static dk.ramme.joining.appointment.SetupInvitationScene.soren;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.joining.appointment.SetupInvitationScene;
import dk.ramme.login.LoginOutcome;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the mailed link shows to whoever has it: nothing, until MitID has told who they are. */
@RammeTest
@RecordApplicationEvents
class InvitationLinkTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    ApplicationEvents events;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    private SetupInvitationScene scene;

    @BeforeEach
    void begin() {
        scene = new SetupInvitationScene(beans, events);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void looking_at_the_link_changes_nothing() {
        var token = scene.invite(byCpr());
        for (var i = 0; i < 5; i++) {
            assertThat(look(token.value())).hasStatusOk();
        }
        assertThat(mvc.method(HttpMethod.HEAD).uri("/joining/invitation/" + token.value()))
                .hasStatusOk();

        assertThat(open(token.value())).hasStatus3xxRedirection();
        assertThat(scene.follow(token, soren())).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void the_landing_page_says_nothing_about_the_organisation_or_the_person() {
        assertThat(look(scene.invite(byCpr()).value()))
                .bodyText()
                .doesNotContain("Nordlys", "Søren", "soren@", "021179");
    }

    @Test
    void the_token_leaves_the_address_and_no_page_tells_it_on() {
        var token = scene.invite(byCpr());

        var landing = look(token.value());
        var opened = open(token.value());

        assertThat(landing)
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(opened.getResponse().getRedirectedUrl()).doesNotContain(token.value());
    }

    @Test
    void opening_needs_the_pages_own_token_against_forgery() {
        var token = scene.invite(byCpr());

        assertThat(mvc.post().uri("/joining/invitation/open").param("token", token.value()))
                .hasRedirectedUrl("/");
    }

    @Test
    void every_link_that_does_not_work_gets_the_same_answer_byte_for_byte() {
        var used = scene.invite(byCpr());
        scene.follow(used, soren());
        var replaced = scene.invite(byBirthDate());
        var appointment = scene.link(replaced).subjectId();
        clock.advance(Duration.ofSeconds(61));
        Tenancy.in(scene.organisation, () -> scene.invitations.resend(appointment, "Karen Holm"));
        var withdrawn = scene.invite(byBirthDate("Cecilie Åkjær"));
        Tenancy.in(
                scene.organisation,
                () -> scene.invitations.withdraw(scene.link(withdrawn).subjectId()));
        var expired = scene.invite(byBirthDate("Anders Bæk"));
        clock.advance(Duration.ofDays(60).plusSeconds(1));

        var answers = new ArrayList<MvcTestResult>();
        for (var token : List.of(used, replaced, withdrawn, expired, LinkToken.fresh())) {
            answers.add(look(token.value()));
        }
        answers.add(look("abc"));
        answers.add(look("gone"));
        answers.add(look("<script>alert(1)<script>".replaceAll("[<>]", "")));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer).hasStatus(410);
            assertThat(answer.getResponse().getContentAsByteArray())
                    .isEqualTo(answers.get(0).getResponse().getContentAsByteArray());
        });
        assertThat(answers.get(0)).bodyText().contains("60 dage", "ledelsesrepræsentant", "Log ind");
        assertThat(open(used.value())).hasStatus(410);
    }

    private MvcTestResult look(String token) {
        return mvc.get().uri("/joining/invitation/{token}", token).exchange();
    }

    private MvcTestResult open(String token) {
        return mvc.post()
                .uri("/joining/invitation/open")
                .param("token", token)
                .with(csrf())
                .exchange();
    }
}

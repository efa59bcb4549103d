package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
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

/** Whoever comes too late finds help and a way to ask for a new link, at most once a day. */
@RammeTest
class LateLinkTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    ActivationScene scene;
    UUID anna;
    String token;

    @BeforeEach
    void aLinkThatHasEnded() {
        scene = new ActivationScene(beans);
        anna = scene.awaiting("Anna Holm", AnOrganisation.anyCpr());
        token = scene.token(anna);
        clock.advance(Duration.ofDays(31));
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void asking_tells_the_user_administrators_once_a_day_however_often_it_is_pressed() {
        AtOnce.run(IntStream.range(0, 10)
                .<java.util.concurrent.Callable<Object>>mapToObj(
                        n -> () -> ask().getResponse().getStatus())
                .<java.util.concurrent.Callable<Object>>toArray(java.util.concurrent.Callable[]::new));

        assertThat(scene.events("NEW_LINK_ASKED", anna)).isOne();
        assertThat(news()).isOne();

        clock.advance(Duration.ofDays(1));
        ask();

        assertThat(scene.events("NEW_LINK_ASKED", anna)).isEqualTo(2);
        assertThat(news()).isEqualTo(2);
    }

    @Test
    void the_answer_is_the_same_for_a_user_who_is_active_and_nobody_is_told() {
        var cpr = AnOrganisation.anyCpr();
        var bo = scene.awaiting("Bo Krog", cpr);
        scene.identify(bo, cpr);
        var old = scene.token(bo);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(bo));

        var answer = ask(old);

        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getHeader("Location")).startsWith("/activate/asked?link=");
        assertThat(scene.events("NEW_LINK_ASKED", bo)).isZero();
        assertThat(news()).isZero();
    }

    @Test
    void whoever_has_asked_is_on_the_list_until_a_new_link_is_sent() {
        ask();
        var asked = scene.in(() -> beans.getBean(AwaitingUsers.class).page(WaitingQuery.of(WaitingQuery.Show.ASKED)));

        scene.in(() -> beans.getBean(ActivationLinks.class).resend(anna, "Birgit Holm"));

        assertThat(asked).extracting(AwaitingUsers.Row::id).containsExactly(anna);
        assertThat(asked).extracting(AwaitingUsers.Row::asked).containsExactly(true);
        assertThat(scene.in(() -> beans.getBean(AwaitingUsers.class).page(WaitingQuery.of(WaitingQuery.Show.ASKED))))
                .isEmpty();
    }

    @Test
    void what_never_was_a_link_asks_for_nothing() {
        assertThat(ask("A".repeat(43))).hasStatus(410);
        assertThat(ask("")).hasStatus(410);
    }

    @Test
    void the_page_that_thanks_names_the_organisation_and_nobody_else() {
        var thanks = mvc.get().uri(ask().getResponse().getHeader("Location")).exchange();

        assertThat(thanks).hasStatusOk().bodyText().contains("Birgit Holm").doesNotContain("Anna Holm", token);
    }

    private int news() {
        return scene.count("notification", "kind = 'new-link-asked'", Map.of());
    }

    private MvcTestResult ask() {
        return ask(token);
    }

    private MvcTestResult ask(String old) {
        return mvc.post().uri("/activate/ask").param("token", old).with(csrf()).exchange();
    }
}

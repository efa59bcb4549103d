package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.UserState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A user who said no, and is active with something else, can say yes from their own page (L1, M3). */
@RammeTest
class ConsentLaterTests {

    private static final String LINK = "Sig ja til at bruge det";

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    ActivationScene scene;
    UUID anna;
    final UUID means = UUID.randomUUID();

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
        anna = scene.awaitingByBirthDate("Anna Holm");
        scene.sql("""
                update organisation_user set state = 'ACTIVE', identified_at = now(), self_activated_at = now(),
                    consent_declined_at = now(), separate_means = 'APP', version = version + 1 where id = :id
                """, Map.of("id", anna));
        scene.sql("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                values (:means, :organisation, :id, 'APP', 'Min telefon', 'ACTIVE', now(), now())
                """, Map.of("means", means, "id", anna, "organisation", scene.organisation));
    }

    @Test
    void a_no_becomes_a_yes_and_a_no_again() throws Exception {
        assertThat(page("/me")).contains(LINK, "Min telefon", "Ingen rettigheder", "Birgit Holm");
        assertThat(page("/me/consent")).contains("Vil du også bruge dit private MitID");

        assertThat(post("/me/consent/yes")).hasRedirectedUrl("/me");
        assertThat(scene.read(anna).access().consentedAt()).isPresent();
        assertThat(page("/me")).doesNotContain(LINK);
        assertThat(page("/me/consent")).contains("Du kan stadig logge ind med det særskilte MitID");

        assertThat(post("/me/consent"))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isEqualTo(302));
        assertThat(scene.read(anna).access().consentedAt()).isEmpty();
        assertThat(page("/me")).contains(LINK);
        assertThat(scene.events("CONSENT_GIVEN", anna)).isOne();
        assertThat(scene.events("CONSENT_WITHDRAWN", anna)).isOne();
    }

    /** Whoever took a separate means into use first is active, and is asked all the same: a no is an answer as good as a yes. */
    @Test
    void whoever_became_active_by_a_separate_means_can_answer_no() throws Exception {
        scene.sql(
                "update organisation_user set consent_declined_at = null, version = version + 1 where id = :id",
                Map.of("id", anna));
        assertThat(page("/activate")).contains("Må dit private MitID bruges i arbejdet?");

        var answered = mvc.post()
                .uri("/activate")
                .param("answer", "no")
                .with(me())
                .with(csrf())
                .exchange();

        assertThat(answered).hasRedirectedUrl("/activate");
        assertThat(answered.getMvcResult().getFlashMap().isEmpty()).isTrue();

        assertThat(page("/activate")).contains("Du er aktiv").doesNotContain("Må dit private MitID");
        assertThat(scene.read(anna).access().consentDeclinedAt()).isPresent();
        assertThat(scene.state(anna)).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void what_the_organisation_does_not_allow_cannot_be_said_yes_to() throws Exception {
        scene.allow(false);

        assertThat(page("/me")).doesNotContain(LINK);
        assertThat(mvc.get().uri("/me/consent").with(me()).exchange()).hasRedirectedUrl("/me");
        assertThat(post("/me/consent/yes")).hasRedirectedUrl("/me");

        assertThat(scene.read(anna).access().consentedAt()).isEmpty();
        assertThat(scene.events("CONSENT_GIVEN", anna)).isZero();
    }

    private SignedInAs me() {
        return SignedInAs.separate(scene.organisation, anna, means);
    }

    private String page(String path) throws Exception {
        var page = mvc.get().uri(path).with(me()).exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri(path).with(me()).with(csrf()).exchange();
    }
}

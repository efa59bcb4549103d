package dk.ramme.activation;

import static dk.ramme.Pages.location;
import static dk.ramme.Pages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A user says yes or no to their private MitID, and may take the yes back. */
@RammeTest
class ConsentPageTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    ActivationScene scene;
    SignedInAs administrator;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
        administrator = SignedInAs.user(scene.organisation, scene.administrator.user());
    }

    @Test
    void no_then_yes_then_their_own_page_and_the_yes_taken_back() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        scene.identify(anna, cpr);
        var she = SignedInAs.user(scene.organisation, anna);

        assertThat(location(pages.get(she, "/"))).isEqualTo("/activate");
        assertThat(text(pages.get(she, "/activate")))
                .contains("Må dit private MitID bruges i arbejdet?")
                .doesNotContain("Min side");
        var nothing = pages.post(she, "/activate");
        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing)).contains("Vælg ja eller nej");
        pages.post(she, "/activate", "answer", "no");
        assertThat(text(pages.get(she, "/activate"))).contains("Du har sagt nej", "Birgit Holm");
        pages.post(she, "/activate", "answer", "yes");
        assertThat(text(pages.get(she, "/activate"))).contains("Du er aktiv");
        assertThat(text(pages.get(she, "/me")))
                .contains("Anna Holm", "Nordlys Energi A/S", "Træk dit samtykke tilbage", "Birgit Holm");
        assertThat(text(pages.get(she, "/me/consent"))).contains("Vil du trække dit samtykke tilbage?");
        var withdrawn = pages.post(she, "/me/consent");
        assertThat(location(withdrawn)).isEqualTo("/activate");
        assertThat(text(pages.get(she, "/activate"))).contains("Du har sagt nej");
        assertThat(pages.get(she, "/me")).hasStatus(403);
        assertThat(text(pages.get(administrator, "/users/" + anna)))
                .contains("har trukket sit samtykke til privat MitID tilbage");
    }

    /** The last page says what is true of this user alone: what they agreed to, what they brought along (words finding 4). */
    @Test
    void who_is_active_reads_only_what_is_true_of_them() {
        var anna = active("Anna Holm");
        assertThat(text(pages.get(SignedInAs.user(scene.organisation, anna), "/activate")))
                .contains("Du er aktiv", "kan du logge ind med dit private MitID", "trække det tilbage")
                .doesNotContain("gamle medarbejdersignatur", "bruger-ID");

        var emil = active("Emil Krogh");
        scene.sql(
                "insert into user_right (organisation_id, user_id, name, origin, given_at)"
                        + " values (:organisation, :id, 'Sygedagpenge', 'IMPORTED', now())",
                Map.of("organisation", scene.organisation, "id", emil));
        assertThat(text(pages.get(SignedInAs.user(scene.organisation, emil), "/activate")))
                .contains("gamle medarbejdersignatur");
    }

    private UUID active(String name) {
        var cpr = AnOrganisation.anyCpr();
        var user = scene.awaiting(name, cpr);
        scene.identify(user, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(user));
        return user;
    }

    @Test
    void a_user_sees_no_lists() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        scene.identify(anna, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(anna));
        var she = SignedInAs.user(scene.organisation, anna);

        assertThat(pages.get(she, "/users")).hasStatus(403);
        assertThat(pages.get(she, "/activation")).hasStatus(403);
    }

    /**
     * Consent can be withdrawn at any time, by administrators too (M3; words finding 1); whoever has nothing else is told what to
     * get first.
     */
    @Test
    void an_administrator_takes_their_yes_back_and_is_told_what_to_get_first() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        scene.identify(anna, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(anna));
        scene.give(anna, Role.USER_ADMINISTRATOR);
        var she = SignedInAs.user(scene.organisation, anna);

        assertThat(text(pages.get(she, "/me"))).contains("Træk dit samtykke tilbage");
        assertThat(text(pages.get(she, "/me/consent")))
                .contains("Tag først noget andet i brug", "Bed om en app", "Birgit Holm");
        scene.sql(
                "update organisation_user set separate_means = 'APP', version = version + 1 where id = :id",
                Map.of("id", anna));
        assertThat(text(pages.get(she, "/me/consent")))
                .contains("Tag en app i brug")
                .doesNotContain("Bed om en app");

        assertThat(location(pages.post(she, "/me/consent"))).isEqualTo("/activate");
        assertThat(scene.state(anna)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.events("CONSENT_WITHDRAWN", anna)).isOne();
    }

    /** Whoever the organisation appointed gets in with their private MitID all the same, and stays active. */
    @Test
    void an_appointed_administrator_takes_their_yes_back_and_goes_on() {
        var karen =
                scene.signedIn("Karen Holm", Role.ORGANISATION_ADMINISTRATOR).user();
        scene.sql(
                "update organisation_user set consented_at = now(), consent_text = 'x' where id = :id",
                Map.of("id", karen));
        var she = SignedInAs.user(scene.organisation, karen);

        assertThat(text(pages.get(she, "/me/consent"))).contains("Du er udpeget som administrator");
        assertThat(location(pages.post(she, "/me/consent"))).isEqualTo("/me");

        assertThat(text(pages.get(she, "/me"))).contains("Dit samtykke er trukket tilbage");
        assertThat(scene.read(karen).access().consentedAt()).isEmpty();
    }
}

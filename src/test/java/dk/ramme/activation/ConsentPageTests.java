package dk.ramme.activation;

import static dk.ramme.Pages.location;
import static dk.ramme.Pages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.UserState;
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
                .contains("Anna Holm", "Nordlys Energi A/S", "Træk dit ja tilbage", "Birgit Holm");
        assertThat(text(pages.get(she, "/me/consent"))).contains("Vil du trække dit ja tilbage?");
        var withdrawn = pages.post(she, "/me/consent");
        assertThat(location(withdrawn)).isEqualTo("/activate");
        assertThat(text(pages.get(she, "/activate"))).contains("Du har sagt nej");
        assertThat(pages.get(she, "/me")).hasStatus(403);
        assertThat(text(pages.get(administrator, "/users/" + anna))).contains("har intet link, der virker");
    }

    @Test
    void a_user_sees_no_lists_and_an_administrator_cannot_take_their_yes_back() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.awaiting("Anna Holm", cpr);
        scene.identify(anna, cpr);
        scene.in(() -> beans.getBean(SelfActivation.class).consent(anna));
        var she = SignedInAs.user(scene.organisation, anna);

        assertThat(pages.get(she, "/users")).hasStatus(403);
        assertThat(pages.get(she, "/activation")).hasStatus(403);
        scene.inTransaction(() -> beans.getBean(Roles.class).give(scene.organisation, anna, Role.USER_ADMINISTRATOR));
        assertThat(text(pages.get(she, "/me"))).doesNotContain("Træk dit ja tilbage");
        assertThat(location(pages.get(she, "/me/consent"))).isEqualTo("/me");
        pages.post(she, "/me/consent");
        assertThat(scene.state(anna)).isEqualTo(UserState.ACTIVE);
    }
}

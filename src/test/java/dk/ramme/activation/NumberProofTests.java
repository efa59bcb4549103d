package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two users have one CPR number, since nobody is told whose it is; who it belongs to decides when they come (U8). */
@RammeTest
class NumberProofTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    ActivationLogin login;

    @Autowired
    Pages pages;

    ActivationScene scene;
    CprNumber cpr;
    UUID anna;
    UUID otto;
    MitIdIdentity identity;
    SignedInAs organisationAdministrator;

    @BeforeEach
    void two_users_with_one_number() {
        scene = new ActivationScene(beans);
        cpr = AnOrganisation.anyCpr();
        organisationAdministrator = SignedInAs.user(
                scene.organisation,
                scene.signedIn("Karen Dam", Role.ORGANISATION_ADMINISTRATOR).user());
        identity = SignedInAs.person("Anna Holm", cpr.birthDate(), cpr);
        anna = scene.awaiting("Anna Holm", cpr);
        otto = scene.awaiting("Otto Friis", cpr);
    }

    @Test
    void both_are_activated_and_nobody_is_told_before_somebody_comes() {
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.liveLinks(otto)).isOne();
        assertThat(doubts()).isZero();
    }

    @Test
    void whose_name_fits_is_welcome_and_the_other_becomes_doubtful_for_organisation_administrators_alone() {
        assertThat(comes(anna)).isInstanceOf(LoginOutcome.Welcome.class);

        assertThat(doubted(otto)).isOne();
        assertThat(doubts()).isOne();
        assertThat(scene.events("NUMBER_DOUBTED", otto)).isOne();
        assertThat(scene.count("notification", "kind = 'identity-doubted'")).isOne();
        assertThat(pages.get(organisationAdministrator, "/users/" + otto))
                .bodyText()
                .contains("CPR-nummeret her tilhører en anden person");
        var userAdministrator = SignedInAs.user(scene.organisation, scene.administrator.user());
        assertThat(pages.get(userAdministrator, "/users/" + otto))
                .bodyText()
                .doesNotContain("tilhører en anden person");
        assertThat(pages.get(userAdministrator, "/notifications"))
                .bodyText()
                .doesNotContain("tilhører en anden person");
    }

    /** It is told where all is told that somebody needs, with what can be done, to those alone who may know it. *(U8, A4)* */
    @Test
    void a_doubt_is_in_the_list_of_those_in_need_for_organisation_administrators_alone() {
        comes(anna);
        var both = SignedInAs.user(
                scene.organisation,
                scene.signedIn("Bo Krog", Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR)
                        .user());
        var userAdministrator = SignedInAs.user(scene.organisation, scene.administrator.user());
        var told = "CPR-nummeret tilhører en anden";

        for (var responsible : List.of(organisationAdministrator, both)) {
            assertThat(Pages.text(pages.get(responsible, "/users/needs-you")))
                    .contains("Otto Friis", told, "Find det rigtige CPR-nummer");
            assertThat(Pages.text(pages.get(responsible, "/users?attention=NUMBER_DOUBTED")))
                    .contains("Otto Friis");
            assertThat(Pages.text(pages.get(responsible, "/home"))).contains("Kræver handling 1");
        }
        for (var page : List.of(
                "/users/needs-you", "/users/needs-you?attention=NUMBER_DOUBTED", "/users", "/activation/waiting")) {
            assertThat(Pages.text(pages.get(userAdministrator, page))).as(page).doesNotContain(told);
        }
        assertThat(Pages.body(pages.post(userAdministrator, "/users/export"))).doesNotContain(told);
        assertThat(Pages.text(pages.get(userAdministrator, "/users?attention=NUMBER_DOUBTED")))
                .doesNotContain("Otto Friis");
        assertThat(Pages.text(pages.get(userAdministrator, "/home"))).doesNotContain("Kræver handling 1");
    }

    @Test
    void with_the_link_of_the_other_they_are_led_to_the_user_who_they_are_and_do_not_become_two() {
        assertThat(comes(otto)).isEqualTo(new LoginOutcome.Refused("/activate/other-user?link=" + scene.link(otto)));

        assertThat(scene.read(otto).access().identifiedAt()).isEmpty();
        assertThat(doubted(otto)).isOne();
        assertThat(comes(anna)).isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void the_page_they_are_led_to_says_what_to_do() {
        comes(otto);

        var page = pages.get(organisationAdministrator, "/activate/other-user?link=" + scene.link(otto));

        assertThat(page).hasStatus(403).bodyText().contains("Linket er til en anden bruger", "Birgit Holm");
    }

    @Test
    void where_nobody_else_fits_whoever_proves_the_number_is_the_user_though_they_changed_their_name() {
        scene.sql("update organisation_user set name = 'Anna Friis' where id = :id", Map.of("id", anna));

        assertThat(comes(anna)).isInstanceOf(LoginOutcome.Welcome.class);
        assertThat(doubted(anna)).isZero();
    }

    @Test
    void a_corrected_number_is_in_doubt_no_more() {
        comes(anna);
        var form = Map.of(
                "name", "Otto Friis",
                "email", "otto@nordlys.example",
                "cpr", AnOrganisation.anyCpr().value(),
                "language", "da",
                "version", String.valueOf(scene.read(otto).version()));

        pages.post(SignedInAs.user(scene.organisation, scene.administrator.user()), "/users/" + otto + "/edit", form);

        assertThat(doubts()).isZero();
    }

    /** Whose the number is shows neither in an address nor in a language. */
    @Test
    void another_address_leaves_a_number_in_doubt() {
        comes(anna);
        var form = Map.of(
                "name",
                scene.read(otto).name(),
                "email",
                "otto.friis@nordlys.example",
                "language",
                "en",
                "version",
                String.valueOf(scene.read(otto).version()));

        pages.post(SignedInAs.user(scene.organisation, scene.administrator.user()), "/users/" + otto + "/edit", form);

        assertThat(scene.read(otto).email()).contains("otto.friis@nordlys.example");
        assertThat(doubted(otto)).isOne();
    }

    private int doubts() {
        return scene.count("number_doubt", "true");
    }

    private int doubted(UUID user) {
        return scene.count("number_doubt", "user_id = :user", Map.of("user", user));
    }

    private LoginOutcome comes(UUID user) {
        return login.complete(identity, scene.link(user).toString());
    }
}

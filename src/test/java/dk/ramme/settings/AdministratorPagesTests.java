package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The administrators after the set-up: who there are, who is on their way, and what to do about both. */
@RammeTest
class AdministratorPagesTests {

    private static final String LIST = "/settings/administrators";

    @Autowired
    Pages pages;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    @Autowired
    TestClock clock;

    private UUID nordlys;
    private UUID karenHolm;
    private SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        karenHolm = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenHolm);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void whoever_reads_that_nobody_can_activate_users_gets_to_where_the_role_is_given() {
        assertThat(pages.get(karen, "/home"))
                .bodyText()
                .contains(
                        "Giv dig selv rollen som brugeradministrator",
                        "href=\"/users/" + karenHolm + "/roles\"",
                        "Udpeg en til");
        assertThat(pages.get(karen, "/users")).bodyText().contains("Giv dig selv rollen som brugeradministrator");
        assertThat(pages.get(karen, LIST)).bodyText().contains("I har ingen brugeradministrator", "Karen Holm");

        assertThat(pages.post(karen, LIST + "/" + karenHolm + "/roles", Map.of("role", "USER_ADMINISTRATOR")))
                .hasRedirectedUrl(LIST);

        assertThat(pages.get(karen, LIST))
                .bodyText()
                .contains("brugeradministrator", "Gør til rettighedsadministrator")
                .doesNotContain("I har ingen brugeradministrator", "Gør til brugeradministrator");
        assertThat(pages.get(karen, "/home")).bodyText().doesNotContain("I har ingen brugeradministrator");
        assertThat(pages.get(karen, "/users")).bodyText().doesNotContain("I har ingen brugeradministrator");
        assertThat(stored.trail(nordlys)).containsExactly("ROLE_GIVEN");
    }

    @Test
    void a_role_is_given_to_administrators_of_the_own_organisation_only_and_by_organisation_administrators_only() {
        var other = organisations.administrator(organisations.ready(), "Otto Friis", Role.ORGANISATION_ADMINISTRATOR);
        var ida = organisations.administrator(nordlys, "Ida Bruger");
        var bo = organisations.administrator(nordlys, "Bo Lund", Role.RIGHTS_ADMINISTRATOR);

        for (var nobody : List.of(other, ida)) {
            assertThat(pages.post(karen, LIST + "/" + nobody + "/roles", Map.of("role", "USER_ADMINISTRATOR")))
                    .hasStatus(404);
        }
        assertThat(pages.post(karen, LIST + "/" + bo + "/roles", Map.of("role", "ORGANISATION_ADMINISTRATOR")))
                .hasStatus(404);
        assertThat(pages.post(karen, LIST + "/" + bo + "/roles", Map.of("role", "KING")))
                .hasStatus(400);
        assertThat(pages.post(
                        SignedInAs.user(nordlys, bo), LIST + "/" + bo + "/roles", Map.of("role", "USER_ADMINISTRATOR")))
                .hasStatus(403);
        assertThat(pages.get(SignedInAs.user(nordlys, bo), LIST))
                .hasStatusOk()
                .bodyText()
                .contains("En organisationsadministrator kan give rollen", "Kun en organisationsadministrator")
                .doesNotContain("Gør til", "Inviter");
        assertThat(pages.get(SignedInAs.user(nordlys, bo), "/home"))
                .bodyText()
                .contains("Rollen kan gives af Karen Holm");
        assertThat(stored.trail(nordlys)).isEmpty();
    }

    @Test
    void one_more_is_invited_at_once_and_can_be_sent_to_again_corrected_and_withdrawn() {
        assertThat(pages.post(karen, LIST + "/add", soren())).hasRedirectedUrl(LIST);
        assertThat(pages.get(karen, LIST))
                .bodyText()
                .contains("Søren Ågård", "soren@nordlys.example", "Linket gælder til");
        var invitation = LIST + "/invitations/" + appointment();
        assertThat(pages.get(karen, "/home"))
                .bodyText()
                .as("the advice to the only one knows who is on their way")
                .contains("Søren Ågård er inviteret", invitation, "Send invitationen igen")
                .doesNotContain("Vi anbefaler mindst to");

        assertThat(pages.get(karen, invitation)).hasStatusOk().bodyText().contains("value=\"soren@nordlys.example\"");
        assertThat(pages.post(karen, invitation, Map.of("email", "soren@nordlys.example")))
                .hasStatus(422)
                .bodyText()
                .contains("Vent lidt, og prøv igen");
        assertThat(pages.post(karen, invitation, Map.of("email", "aagaard@nordlys.example")))
                .hasRedirectedUrl(LIST);
        clock.advance(Duration.ofSeconds(61));
        assertThat(pages.post(karen, invitation, Map.of("email", "aagaard@nordlys.example")))
                .hasRedirectedUrl(LIST);
        assertThat(pages.get(karen, LIST)).bodyText().contains("aagaard@nordlys.example");

        assertThat(pages.post(karen, invitation + "/withdraw", Map.of())).hasRedirectedUrl(LIST);
        assertThat(pages.get(karen, "/home"))
                .bodyText()
                .contains("Vi anbefaler mindst to")
                .doesNotContain("er inviteret");
        assertThat(pages.get(karen, LIST))
                .bodyText()
                .contains("Trak en invitation tilbage")
                .doesNotContain("aagaard@nordlys.example", invitation);
        assertThat(pages.get(karen, invitation)).hasRedirectedUrl(LIST);
        assertThat(pages.post(karen, invitation, Map.of("email", "a@b.dk"))).hasRedirectedUrl(LIST);
        assertThat(stored.trail(nordlys))
                .containsExactly(
                        "ADMINISTRATOR_PROPOSED",
                        "ADMINISTRATOR_INVITED",
                        "INVITATION_SENT_AGAIN",
                        "INVITATION_SENT_AGAIN",
                        "INVITATION_WITHDRAWN");
    }

    @Test
    void the_pages_speak_english_too() {
        pages.post(karen, LIST + "/add", soren());

        for (var path : List.of(LIST, LIST + "/add", LIST + "/invitations/" + appointment())) {
            assertThat(mvc.get().uri(path).with(karen).header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"en\"", "dministrator")
                    .doesNotContain("??", "Administratorer");
        }
    }

    @Test
    void nobody_else_can_touch_an_invitation() {
        pages.post(karen, LIST + "/add", soren());
        var invitation = LIST + "/invitations/" + appointment();
        var bo = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Bo", Role.USER_ADMINISTRATOR));
        var abroad = organisations.ready();
        var otto = SignedInAs.user(
                abroad, organisations.administrator(abroad, "Otto Friis", Role.ORGANISATION_ADMINISTRATOR));

        assertThat(pages.get(bo, invitation)).hasStatus(403);
        assertThat(pages.post(bo, invitation, Map.of("email", "a@b.dk"))).hasStatus(403);
        assertThat(pages.post(bo, invitation + "/withdraw", Map.of())).hasStatus(403);
        assertThat(pages.get(otto, invitation)).hasRedirectedUrl(LIST);
        pages.post(otto, invitation, Map.of("email", "otto@friis.dk"));
        pages.post(otto, invitation + "/withdraw", Map.of());

        assertThat(pages.get(karen, LIST)).bodyText().contains("soren@nordlys.example");
        assertThat(stored.trail(nordlys)).containsExactly("ADMINISTRATOR_PROPOSED", "ADMINISTRATOR_INVITED");
    }

    @ParameterizedTest
    @CsvSource({
        "/add, name, ''",
        "/add, email, soren.nordlys",
        "/add, cpr, 320190-1234",
        "/add, birthDate, 31-2-1980",
        "/add, roles, ORGANISATION_ADMINISTRATOR",
        "/invitations/{id}, email, ''",
        "/invitations/{id}, email, søren@nordlys.example"
    })
    void what_is_wrong_is_said_at_the_field_and_what_was_typed_is_kept(String page, String field, String typed) {
        pages.post(
                karen,
                LIST + "/add",
                new HashMap<>(Map.of(
                        "name",
                        "Åse Bæk",
                        "email",
                        "aase@nordlys.example",
                        "birthDate",
                        "2-2-1980",
                        "language",
                        "da")));
        var form = new HashMap<>(soren());
        form.put(field, typed);

        var refused =
                pages.post(karen, LIST + page.replace("{id}", appointment().toString()), form);

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyText().contains("<title>Fejl: ", "summary-error", "href=\"#" + field);
        assertThat(stored.trail(nordlys)).hasSize(2);
    }

    @Test
    void until_the_set_up_is_confirmed_invitations_are_looked_after_here_and_new_ones_chosen_there() {
        nordlys = organisations.inSetup();
        karenHolm = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenHolm);

        assertThat(pages.get(karen, "/settings")).bodyText().contains("href=\"" + LIST + "\"");
        assertThat(pages.get(karen, LIST))
                .hasStatusOk()
                .bodyText()
                .contains("Indtil opsætningen er bekræftet")
                .doesNotContain("Gør til", LIST + "/add");
        assertThat(pages.get(karen, LIST + "/add")).hasRedirectedUrl("/setup/administrators/add");
        assertThat(pages.post(karen, LIST + "/add", soren())).hasStatus(409);
        assertThat(pages.post(karen, LIST + "/" + karenHolm + "/roles", Map.of("role", "USER_ADMINISTRATOR")))
                .hasStatus(409);
        assertThat(stored.trail(nordlys)).isEmpty();
    }

    @Test
    void a_user_whom_no_administrator_can_help_is_told_what_the_management_can_do() {
        var empty = organisations.ready();
        var ida = SignedInAs.user(empty, organisations.administrator(empty, "Ida Bruger"));

        assertThat(pages.get(ida, "/me"))
                .hasStatusOk()
                .bodyText()
                .contains("I har ingen administrator, der kan hjælpe", "href=\"/joining\"");
    }

    private UUID appointment() {
        return stored.in(
                nordlys,
                () -> jdbc.sql("select id from appointment").query(UUID.class).single());
    }

    private static Map<String, String> soren() {
        return Map.of(
                "name",
                "Søren Ågård",
                "email",
                "soren@nordlys.example",
                "birthDate",
                "1-1-1980",
                "roles",
                "USER_ADMINISTRATOR",
                "language",
                "da");
    }
}

package dk.ramme.home;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class HomePagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoever_is_logged_in_is_led_from_the_front_door_to_their_own_page() {
        var nordlys = organisations.inSetup();

        assertThat(get(nordlys, "/", "Karen Holm", Role.ORGANISATION_ADMINISTRATOR))
                .hasRedirectedUrl("/home");
        assertThat(get(nordlys, "/home", "Ida Bruger")).hasRedirectedUrl("/me");
    }

    @Test
    void an_organisation_being_set_up_is_led_on() {
        var nordlys = organisations.inSetup();

        assertThat(get(nordlys, "/home", "Karen Holm", Role.ORGANISATION_ADMINISTRATOR))
                .hasStatusOk()
                .bodyText()
                .contains(", Karen", "Begynd opsætningen", "Nordlys Energi A/S", "href=\"/setup\"")
                .doesNotContain("href=\"/activation\"");
    }

    @Test
    void whoever_manages_users_is_reminded_of_those_who_wait() {
        var nordlys = organisations.ready();
        organisations.importedUser(nordlys, "Birgit Østergaard", "b@nordlys.example");
        organisations.importedUser(nordlys, "Åse Kjær", "a@nordlys.example");

        assertThat(get(nordlys, "/home", "Bo Beck", Role.USER_ADMINISTRATOR))
                .hasStatusOk()
                .bodyText()
                .contains("Husk at aktivere jeres brugere. 2 brugere", "href=\"/activation/new\"")
                .contains("href=\"/activation\"", "href=\"/settings\"");
        assertThat(get(nordlys, "/home", "Karen Holm", Role.ORGANISATION_ADMINISTRATOR))
                .bodyText()
                .contains("2 brugere er ikke aktiveret", "Bo Beck", "Vi anbefaler mindst to")
                .doesNotContain("Husk at aktivere");
    }

    @Test
    void requests_that_wait_are_shown_to_those_who_decide() {
        var nordlys = organisations.ready();
        var ida = organisations.administrator(nordlys, "Ida Bruger");
        in(nordlys, """
                insert into role_request (id, organisation_id, user_id, role, reason, state, asked_at)
                values (gen_random_uuid(), '%s', '%s', 'USER_ADMINISTRATOR', 'Jeg opretter kolleger', 'OPEN', now())
                """.formatted(nordlys, ida));
        in(nordlys, """
                insert into employee_request (id, organisation_id, issuer, subject, name, birth_date, email, language, message,
                    state, asked_at)
                values (gen_random_uuid(), '%s', 'x', 'y', 'Mona Dam', date '1980-01-01', 'm@b.example', 'da', '', 'OPEN', now())
                """.formatted(nordlys));

        assertThat(get(nordlys, "/home", "Bo Beck", Role.USER_ADMINISTRATOR))
                .bodyText()
                .contains("1 ansat har bedt om at blive oprettet", "href=\"/users/requests\"")
                .doesNotContain("1 bruger har bedt om en rolle");
        assertThat(get(nordlys, "/home", "Karen Holm", Role.ORGANISATION_ADMINISTRATOR))
                .bodyText()
                .contains("1 bruger har bedt om en rolle", "href=\"/settings/role-requests\"")
                .doesNotContain("1 ansat har bedt om");
    }

    @Test
    void the_only_organisation_administrator_reads_on_every_page_that_two_are_better() {
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        for (var path :
                List.of("/home", "/users", "/groups", "/settings", "/notifications", "/me", "/help", "/activation")) {
            assertThat(mvc.get().uri(path).with(SignedInAs.user(nordlys, karen)))
                    .bodyText()
                    .as(path)
                    .contains("Du er den eneste organisationsadministrator");
        }
        assertThat(get(nordlys, "/users", "Bo Beck", Role.USER_ADMINISTRATOR))
                .bodyText()
                .doesNotContain("Du er den eneste");

        organisations.administrator(nordlys, "Ea Krog", Role.ORGANISATION_ADMINISTRATOR);

        assertThat(mvc.get().uri("/home").with(SignedInAs.user(nordlys, karen)))
                .bodyText()
                .doesNotContain("Du er den eneste");
    }

    @Test
    void everyone_finds_their_administrators() {
        var nordlys = organisations.ready();
        organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);

        assertThat(get(nordlys, "/me", "Ida Bruger"))
                .hasStatusOk()
                .bodyText()
                .contains("Ida Bruger", "Nordlys Energi A/S", "Karen Holm", "mailto:");
    }

    private void in(UUID organisation, String sql) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }

    private MvcTestResult get(UUID organisation, String path, String name, Role... roles) {
        var user = SignedInAs.user(organisation, organisations.administrator(organisation, name, roles));
        return mvc.get().uri(path).with(user).exchange();
    }
}

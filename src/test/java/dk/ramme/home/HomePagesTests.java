package dk.ramme.home;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RammeTest
class HomePagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

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
                .contains("Husk at aktivere jeres brugere. 2 hentede brugere", "href=\"/activation/new\"")
                .contains("href=\"/activation\"", "href=\"/settings\"");
        assertThat(get(nordlys, "/home", "Karen Holm", Role.ORGANISATION_ADMINISTRATOR))
                .bodyText()
                .contains("2 hentede brugere er ikke aktiveret", "Bo Beck", "Vi anbefaler mindst to")
                .doesNotContain("Husk at aktivere");
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

    private MvcTestResult get(UUID organisation, String path, String name, Role... roles) {
        var user = SignedInAs.user(organisation, organisations.administrator(organisation, name, roles));
        return mvc.get().uri(path).with(user).exchange();
    }
}

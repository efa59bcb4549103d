package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The way through MitID and back, over real HTTP, with the simulator as broker. */
@RammeTest
class LoginTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    LoginPeople people;
    Browser browser;

    @BeforeEach
    void open() {
        people = new LoginPeople(beans);
        browser = new Browser(environment);
    }

    @Test
    void an_administrator_of_one_organisation_comes_to_the_front_page() {
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Nordlys Energi A/S"), karen, Role.ORGANISATION_ADMINISTRATOR);

        var page = browser.logIn(karen);

        assertThat(page.path()).isEqualTo("/home");
    }

    @Test
    void whoever_is_a_user_in_several_organisations_chooses_one() {
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Ærø Færge"), karen, Role.ORGANISATION_ADMINISTRATOR);
        var nordlys = people.organisation("Nordlys Energi A/S");
        people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR);

        var choice = browser.logIn(karen);
        var front = browser.submit(choice, "/login/organisation", Map.of("organisation", nordlys.toString()));

        assertThat(choice.path()).isEqualTo("/login/organisation");
        assertThat(choice.text()).contains("Nordlys Energi A/S", "Ærø Færge");
        assertThat(front.path()).isEqualTo("/home");
        assertThat(front.text()).contains("Nordlys Energi A/S");
    }

    @Test
    void whoever_wanted_a_page_comes_to_it_after_the_login() {
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Nordlys Energi A/S"), karen, Role.ORGANISATION_ADMINISTRATOR);
        var asked = browser.open("/notifications?page=1");

        var page = browser.choose(browser.submit(asked, "/login", Map.of()), karen);

        assertThat(asked.path()).isEqualTo("/login");
        assertThat(page.path()).isEqualTo("/notifications?page=1");
    }

    @Test
    void an_organisation_the_person_has_nothing_to_do_with_cannot_be_chosen() {
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Ærø Færge"), karen, Role.ORGANISATION_ADMINISTRATOR);
        people.appointed(people.organisation("Nordlys Energi A/S"), karen, Role.ORGANISATION_ADMINISTRATOR);
        var foreign = people.organisation("Fremmed A/S");
        var choice = browser.logIn(karen);

        var page = browser.submit(choice, "/login/organisation", Map.of("organisation", foreign.toString()));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).doesNotContain("Fremmed A/S").contains("Du har ikke længere adgang");
        assertThat(browser.open("/home").status()).isEqualTo(403);
    }

    @Test
    void somebody_who_is_known_but_may_not_go_in_is_told_whom_to_ask() {
        var karen = TestPerson.fresh("Karen Holm");
        var nordlys = people.organisation("Nordlys Energi A/S");
        people.appointed(nordlys, TestPerson.fresh("Birgit Østergaard"), Role.USER_ADMINISTRATOR);
        people.suspend(nordlys, people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR));

        var page = browser.logIn(karen);

        assertThat(page.path()).isEqualTo("/login/not-a-user");
        assertThat(page.text())
                .contains("Nordlys Energi A/S", "Birgit Østergaard", "Din bruger er spærret her")
                .doesNotContain("Du er ikke bruger endnu");
    }

    @Test
    void a_login_leaves_one_row_with_level_and_time() {
        var karen = TestPerson.fresh("Karen Holm");
        var nordlys = people.organisation("Nordlys Energi A/S");
        var user = people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR);

        browser.logIn(karen);

        assertThat(people.trail(nordlys)).containsExactly("LOGIN_SUCCEEDED " + user + " Karen Holm Substantial");
    }

    @Test
    void somebody_nobody_knows_is_told_what_to_do_and_is_not_logged_in() {
        var page = browser.logIn(TestPerson.fresh("Otto Friis"));

        assertThat(page.path()).isEqualTo("/login/not-a-user");
        assertThat(page.text()).contains("Du er ikke bruger endnu");
        assertThat(browser.open("/notifications").path()).isEqualTo("/login");
    }
}

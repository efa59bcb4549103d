package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.Role;
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

        assertThat(page.path()).isEqualTo("/");
    }

    @Test
    void whoever_is_a_user_in_several_organisations_chooses_one() {
        var karen = TestPerson.fresh("Karen Holm");
        people.appointed(people.organisation("Ærø Færge"), karen, Role.ORGANISATION_ADMINISTRATOR);
        var nordlys = people.organisation("Nordlys Energi A/S");
        people.appointed(nordlys, karen, Role.ORGANISATION_ADMINISTRATOR);

        var choice = browser.logIn(karen);
        var front = browser.submit(choice, "/login/organisation", java.util.Map.of("organisation", nordlys.toString()));

        assertThat(choice.path()).isEqualTo("/login/organisation");
        assertThat(choice.text()).contains("Nordlys Energi A/S", "Ærø Færge");
        assertThat(front.path()).isEqualTo("/");
    }

    @Test
    void somebody_nobody_knows_is_told_what_to_do_and_is_not_logged_in() {
        var page = browser.logIn(TestPerson.fresh("Otto Friis"));

        assertThat(page.path()).isEqualTo("/login/not-a-user");
        assertThat(page.text()).contains("Du er ikke bruger endnu");
        assertThat(browser.open("/me").path()).isEqualTo("/login");
    }
}

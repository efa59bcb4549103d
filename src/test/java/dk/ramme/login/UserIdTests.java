package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.means.LoginId;
import dk.ramme.people.Role;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A forgotten user ID is found by logging in with private MitID, or by asking an administrator (users finding 15). */
@RammeTest
class UserIdTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private LoginPeople people;
    private Browser browser;
    private TestPerson karen;
    private UUID nordlys;
    private UUID user;

    @BeforeEach
    void open() {
        people = new LoginPeople(beans);
        browser = new Browser(environment);
        karen = TestPerson.fresh("Karen Holm");
        nordlys = people.organisation("Nordlys Energi A/S");
        user = people.appointed(nordlys, karen, Role.USER_ADMINISTRATOR);
    }

    @Test
    void who_logs_in_with_private_mitid_is_told_theirs_of_each_organisation_and_comes_in_nowhere() {
        var fremad = people.organisation("Fremad Åby");
        var here = id(nordlys, user);
        var there = id(fremad, people.appointed(fremad, karen));
        var suspended = people.organisation("Ærø Færge");
        var out = people.appointed(suspended, karen);
        var gone = id(suspended, out);
        people.suspend(suspended, out);
        var asked = browser.open("/login/separate");
        assertThat(asked.body()).contains("/login/user-id");

        var page = told(karen);

        assertThat(page.path()).isEqualTo("/login/user-id/mine");
        assertThat(page.text())
                .contains("Nordlys Energi A/S", here, "Fremad Åby", there)
                .doesNotContain("Ærø Færge", gone);
        assertThat(stored.trail(nordlys)).contains("USER_ID_TOLD").doesNotContain("LOGIN_SUCCEEDED");
        assertThat(browser.open("/users").status()).isEqualTo(403);
    }

    @Test
    void who_has_none_is_told_so() {
        assertThat(told(TestPerson.fresh("Otto Friis")).text())
                .contains("Vi kender ikke noget bruger-ID til dig")
                .doesNotContain("Nordlys");
    }

    @Test
    void an_administrator_finds_it_on_the_page_of_the_user() {
        var mona = people.appointed(nordlys, TestPerson.fresh("Mona Dam"));
        var hers = id(nordlys, mona);

        browser.logIn(karen);

        assertThat(browser.open("/users/" + mona).text()).contains("Bruger-ID", hers);
    }

    private Browser.Page told(TestPerson person) {
        return browser.choose(browser.submit(browser.open("/login/user-id"), "/login/user-id", Map.of()), person);
    }

    private String id(UUID organisation, UUID of) {
        var id = UUID.randomUUID().toString().replaceAll("[^2-9b-df]", "").toUpperCase(Locale.ROOT) + "BCDFGHJKM";
        stored.in(
                organisation,
                () -> jdbc.sql("insert into separate_login values (:id, :organisation, :user, now())")
                        .param("id", id.substring(0, 9))
                        .param("organisation", organisation)
                        .param("user", of)
                        .update());
        return LoginId.parse(id.substring(0, 9)).orElseThrow().grouped();
    }
}

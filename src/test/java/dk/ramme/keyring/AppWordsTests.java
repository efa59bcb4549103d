package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said of whoever has an app, and of the app. */
@RammeTest
class AppWordsTests {

    @Autowired
    KeyringScene scene;

    @Autowired
    Pages pages;

    @BeforeEach
    void begin() {
        scene.begin(IdentificationMeans.APP);
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    /** Whoever was given an app alone says yes to nothing, and is active all the same (words finding 15). */
    @Test
    void users_can_log_in_when_they_have_activated_themselves_whether_or_not_they_said_yes() throws Exception {
        var administrator = SignedInAs.user(scene.organisation, scene.administrator);
        scene.organisations.importedUser(scene.organisation, "Mona Dam", "mona@nordlys.example");
        assertThat(Pages.text(pages.get(administrator, "/imported-users")))
                .contains("og de har aktiveret sig selv")
                .doesNotContain("sagt ja");

        scene.takeApp(scene.asUser(), "Min telefon");

        assertThat(scene.state()).isEqualTo(UserState.ACTIVE);
        assertThat(scene.in(() -> scene.users.findById(scene.user).orElseThrow())
                        .access()
                        .consentedAt())
                .isEmpty();
    }

    /** Any program that knows RFC 6238 will do, and "app" beside "MitID" must not be read as MitID's own (words finding 19). */
    @Test
    void any_app_for_codes_will_do_and_wherever_one_is_chosen_it_is_said_that_it_is_not_the_one_of_mitid()
            throws Exception {
        for (var locale : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            var words = ResourceBundle.getBundle("messages", locale);
            var not = locale.equals(Locale.ROOT) ? "Ikke MitID-appen" : "not the MitID app";
            assertThat(words.keySet())
                    .filteredOn(key -> key.endsWith(".APP.hint"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(key -> assertThat(words.getString(key)).containsIgnoringCase(not));
        }
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));

        assertThat(scene.logIn(scene.loginId(), scene.code(key))).hasStatus3xxRedirection();
    }
}

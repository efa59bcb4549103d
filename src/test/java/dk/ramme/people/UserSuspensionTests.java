package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A user is suspended for a reason, and comes back. */
@RammeTest
class UserSuspensionTests {

    @Autowired
    ApplicationContext beans;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @Test
    void a_suspended_user_is_out_at_the_next_request_and_in_again_when_reopened() {
        var ida = scene.administrator("Ida Friis", Role.RIGHTS_ADMINISTRATOR);
        var herBrowser = scene.as(ida);
        assertThat(scene.pages.get(herBrowser, "/me")).hasStatusOk();

        assertThat(scene.post("/users/" + ida + "/suspend", Map.of("reason", "Orlov til <maj>")))
                .hasRedirectedUrl("/users/" + ida);

        assertThat(scene.pages.get(herBrowser, "/me")).hasStatus(302);
        assertThat(scene.get("/users/" + ida)).bodyText().contains("Orlov til &lt;maj&gt;", "Åbn for brugeren igen");
        assertThat(scene.post("/users/" + ida + "/reopen", Map.of())).hasRedirectedUrl("/users/" + ida);
        assertThat(scene.pages.get(scene.as(ida), "/home")).hasStatusOk();
        assertThat(scene.mails(ida)).containsExactly("user-suspended", "user-reopened");
        assertThat(scene.trail()).containsExactly("USER_SUSPENDED", "USER_REOPENED");
    }

    @Test
    void sent_twice_nothing_happens_twice() {
        var ida = scene.administrator("Ida Friis");

        for (var deed : List.of("suspend", "suspend", "reopen", "reopen", "delete", "delete")) {
            assertThat(scene.post("/users/" + ida + "/" + deed, Map.of("reason", "Fratrådt")))
                    .hasStatus(302);
        }

        assertThat(scene.trail()).containsExactly("USER_SUSPENDED", "USER_REOPENED", "USER_DELETED");
    }

    @Test
    void a_reason_is_asked_for() {
        var ida = scene.administrator("Ida Friis");

        for (var reason : List.of(" ", "x".repeat(501), "\u0001")) {
            assertThat(scene.post("/users/" + ida + "/suspend", Map.of("reason", reason)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("reason-error");
        }
        assertThat(scene.user(ida).state()).isEqualTo(UserState.ACTIVE);
    }
}

package dk.ramme.people.life;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import dk.ramme.people.UserLifeScene;
import dk.ramme.people.UserState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Temporary staff have a last day, and are suspended when it is over (users, missed function 10). */
@RammeTest
class EndDateTests {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT);

    @Autowired
    ApplicationContext beans;

    @Autowired
    EndedStays ended;

    @Autowired
    BackgroundWork background;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @AfterEach
    void backToNow() {
        scene.clock.reset();
    }

    @Test
    void a_user_is_suspended_when_their_last_day_is_over_and_not_before() {
        var ida = scene.administrator("Ida Friis", Role.RIGHTS_ADMINISTRATOR);
        var last = scene.clock.today().plusDays(2);
        assertThat(set(ida, last)).hasRedirectedUrl("/users/" + ida);
        assertThat(Pages.text(scene.get("/users/" + ida))).contains("Slutdato", "Ret slutdatoen");
        assertThat(scene.user(ida).access().endsOn()).hasValue(last);

        scene.clock.advance(Duration.ofDays(1));
        end();
        assertThat(scene.user(ida).state()).isEqualTo(UserState.ACTIVE);
        scene.clock.advance(Duration.ofDays(2));
        end();
        end();

        assertThat(scene.user(ida).state()).isEqualTo(UserState.SUSPENDED);
        assertThat(scene.mails(ida)).containsExactly("user-ended");
        assertThat(scene.trail()).containsExactly("USER_END_DATE_SET", "USER_SUSPENDED");
        var bo = scene.as(scene.boLund);
        assertThat(Pages.text(scene.pages.get(bo, "/users/" + ida))).contains("fordi slutdatoen");
        scene.pages.post(bo, "/users/" + ida + "/reopen", Map.of());
        end();
        assertThat(scene.user(ida).state()).isEqualTo(UserState.ACTIVE);
        assertThat(scene.user(ida).access().endsOn()).isEmpty();
    }

    @Test
    void who_leaves_within_a_week_stands_on_the_list_of_those_who_need_somebody() {
        var ida = scene.administrator("Ida Friis");
        set(ida, scene.clock.today().plusDays(9));
        assertThat(Pages.text(scene.get("/users/needs-you"))).doesNotContain("Ida Friis");
        assertThat(Pages.text(scene.get("/users"))).contains("Slutter den");

        scene.clock.advance(Duration.ofDays(3));

        assertThat(Pages.text(scene.pages.get(scene.as(scene.boLund), "/users/needs-you")))
                .contains("Ida Friis", "Slutter snart", "Ret slutdatoen");
    }

    @Test
    void the_last_organisation_administrator_stays() {
        var karen = scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        set(karen, scene.clock.today());
        scene.clock.advance(Duration.ofDays(3));

        end();

        assertThat(scene.user(karen).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void a_day_that_is_over_or_none_is_refused_and_what_was_typed_stays() {
        var ida = scene.administrator("Ida Friis");

        for (var typed : new String[] {
            "31-02-2030", "i morgen", TYPED.format(scene.clock.today().minusDays(2)), "1-1-9999"
        }) {
            var answer = scene.post("/users/" + ida + "/end-date", Map.of("endsOn", typed));
            assertThat(answer).as(typed).hasStatus(422).bodyText().contains("value=\"" + typed + "\"");
        }
        assertThat(scene.user(ida).access().endsOn()).isEmpty();
        set(ida, scene.clock.today().plusDays(1));
        scene.post("/users/" + ida + "/end-date", Map.of("endsOn", ""));
        assertThat(scene.user(ida).access().endsOn()).isEmpty();
    }

    private void end() {
        background.in(scene.nordlys, ended::end);
    }

    private MvcTestResult set(UUID user, LocalDate day) {
        return scene.post("/users/" + user + "/end-date", Map.of("endsOn", TYPED.format(day)));
    }
}

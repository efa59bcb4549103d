package dk.ramme.people;

import static dk.ramme.people.UserLifeScene.form;
import static dk.ramme.people.UserLifeScene.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A user is created, and nobody twice. */
@RammeTest
class UserCreationTests {

    @Autowired
    ApplicationContext beans;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @Test
    void a_user_is_created_deactivated_and_known_by_what_was_typed_and_the_number_is_never_shown() {
        var cpr = AnOrganisation.anyCpr();

        var answer = scene.post("/users/new", form("cpr", cpr.value()));

        var id = idOf(answer);
        var user = scene.user(id);
        assertThat(user.state()).isEqualTo(UserState.DEACTIVATED);
        assertThat(user.birthDate()).contains(cpr.birthDate());
        assertThat(user.cpr()).isPresent();
        assertThat(scene.trail()).containsExactly("USER_CREATED");
        assertThat(scene.get("/users/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Åse Bæk", "Aktivér brugeren", "Ret oplysningerne", "Slet brugeren")
                .doesNotContain(cpr.value(), "Spær brugeren");
        assertThat(scene.get("/users/" + id + "/edit")).bodyText().doesNotContain(cpr.value());
    }

    @Test
    void the_same_person_is_recognised_by_cpr_number_and_asked_about_by_name_and_birth_date() {
        var cpr = AnOrganisation.anyCpr();
        var known = scene.importedUser("Aase Bæk", "a@nordlys.example", cpr);
        scene.importedUser("Ida Friis", "i@nordlys.example");

        assertThat(scene.post("/users/new", form("cpr", cpr.value())))
                .hasStatus(422)
                .bodyText()
                .contains("en bruger med det navn og det CPR-nummer", "/users/" + known, "Åse Bæk");

        var namesake = form("name", "ida maria friis");
        namesake.put("birthDate", "1-1-1980");
        assertThat(scene.post("/users/new", namesake)).hasStatus(422).bodyText().contains("Er det en anden person?");
        namesake.put("sure", "yes");
        assertThat(scene.post("/users/new", namesake)).hasStatus(302);
        assertThat(scene.trail()).containsExactly("USER_CREATED");
    }

    /** users, minor: several users of one mailbox are allowed, and nobody makes them without knowing. */
    @Test
    void whoever_gives_two_users_one_address_is_told_so() {
        var other = scene.importedUser("Ida Friis", "aase@nordlys.example");

        var created = scene.post("/users/new", form("name", "Åse Bæk"));

        assertThat(created).hasStatus(302);
        assertThat(notice(created)).isEqualTo("people.new.done.shared");
        assertThat(notice(
                        scene.post("/users/" + other + "/edit", scene.edit(other, "Ida Friis", "ida@nordlys.example"))))
                .isEqualTo("people.edit.done");
        assertThat(notice(scene.post(
                        "/users/" + other + "/edit", scene.edit(other, "Ida Friis", "Aase@NORDLYS.example"))))
                .as("no mailbox tells large letters from small ones")
                .isEqualTo("people.edit.done.shared");
    }

    private static @Nullable Object notice(MvcTestResult answer) {
        return answer.getMvcResult().getFlashMap().get("notice");
    }

    @Test
    void of_many_who_create_the_same_person_at_once_one_does() throws Exception {
        var number = AnOrganisation.anyCpr().value();
        var at = Executors.newFixedThreadPool(6);

        var answers = at.invokeAll(Collections.nCopies(6, (Callable<Integer>) () -> scene.pages
                .post(scene.as(scene.boLund), "/users/new", form("cpr", number))
                .getResponse()
                .getStatus()));
        at.shutdown();

        assertThat(answers).extracting(answer -> answer.get()).containsExactlyInAnyOrder(302, 422, 422, 422, 422, 422);
        assertThat(scene.trail()).containsExactly("USER_CREATED");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "name, 12345",
        "email, ''",
        "email, åse@nordlys.example",
        "cpr, 320190-1234",
        "birthDate, 31-2-1980",
        "birthDate, 1-1-2999",
        "language, de"
    })
    void what_is_wrong_is_said_at_the_field_and_what_was_typed_is_kept(String field, String typed) {
        var form = form(field, typed);

        assertThat(scene.post("/users/new", form))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"" + field + "-error\"", "<title>Fejl: ");
        assertThat(scene.trail()).isEmpty();
    }

    @Test
    void hostile_text_is_shown_as_text() {
        var answer = scene.post("/users/new", form("name", "<script>alert(1)</script> O'Hara"));

        assertThat(scene.get("/users/" + idOf(answer)))
                .bodyText()
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }
}

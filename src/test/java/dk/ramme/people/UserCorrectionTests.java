package dk.ramme.people;

import static dk.ramme.people.UserLifeScene.form;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What stands about a user is corrected. */
@RammeTest
class UserCorrectionTests {

    @Autowired
    ApplicationContext beans;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @Test
    void a_correction_over_another_one_is_shown_with_what_stands_and_what_was_typed() {
        var id = scene.importedUser("Åse Bæk", "aase@nordlys.example");
        var mine = scene.edit(id, "Åse Bæk Holm", "aase@nordlys.example");
        var theirs = scene.edit(id, "Åse Holm", "holm@nordlys.example");
        assertThat(scene.post("/users/" + id + "/edit", theirs)).hasRedirectedUrl("/users/" + id);

        var conflict = scene.post("/users/" + id + "/edit", mine);

        assertThat(conflict)
                .hasStatus(409)
                .bodyText()
                .contains("holm@nordlys.example", "value=\"Åse Bæk Holm\"", "Gem mit i stedet")
                .containsPattern("Bo Lund har rettet brugeren \\d{1,2}\\. \\p{L}+ \\d{4} kl\\. \\d\\d\\.\\d\\d, ");
        assertThat(scene.user(id).name()).isEqualTo("Åse Holm");
        mine.put("version", String.valueOf(scene.user(id).version()));
        assertThat(scene.post("/users/" + id + "/edit", mine)).hasRedirectedUrl("/users/" + id);
        assertThat(scene.user(id).name()).isEqualTo("Åse Bæk Holm");
        assertThat(scene.trail()).containsExactly("USER_EDITED", "USER_EDITED");
    }

    @Test
    void the_same_as_stands_changes_nothing() {
        var id = scene.importedUser("Åse Bæk", "aase@nordlys.example");

        assertThat(scene.post("/users/" + id + "/edit", scene.edit(id, "Åse Bæk", "aase@nordlys.example")))
                .hasStatus(302);

        assertThat(scene.trail()).isEmpty();
        assertThat(scene.user(id).version()).isZero();
    }

    @Test
    void whoever_has_proved_who_they_are_stays_that_person_and_the_former_address_is_told() {
        var ida = scene.administrator("Ida Friis");
        var form = scene.edit(ida, "Ida Friis", "ida.ny@nordlys.example");
        form.put("cpr", AnOrganisation.anyCpr().value());

        assertThat(scene.post("/users/" + ida + "/edit", form)).hasStatus(302);

        assertThat(scene.user(ida).cpr()).isEmpty();
        assertThat(scene.user(ida).birthDate()).contains(LocalDate.of(1980, 1, 1));
        assertThat(scene.mails(ida)).containsExactly("user-address");
    }

    @Test
    void a_corrected_address_kills_the_link_that_went_to_the_wrong_one() {
        var id = scene.awaiting();
        var form = scene.edit(id, "Åse Bæk", "rigtig@nordlys.example");

        assertThat(scene.post("/users/" + id + "/edit", form)).hasStatus(302);

        assertThat(scene.liveLinks(id)).isZero();
        assertThat(scene.get("/users/" + id)).bodyText().contains("Send linket igen");
    }
}

package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is known of a user besides who they are (U9): written, found, handed out. */
@RammeTest
class ParticularsTests {

    @Autowired
    ApplicationContext beans;

    private UserLifeScene scene;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
    }

    @Test
    void numbers_are_kept_shown_found_and_handed_out() {
        var ida = scene.administrator("Ida Friis");
        scene.administrator("Mona Dam");

        assertThat(scene.post(
                        "/users/" + ida + "/particulars",
                        Map.of(
                                "telephone", "0045 12 34-56 78",
                                "productionUnit", "1003 388 394",
                                "seNumber", "",
                                "pseudonym", "Sagsbehandler 7")))
                .hasRedirectedUrl("/users/" + ida);

        assertThat(scene.user(ida).particulars())
                .isEqualTo(new Particulars("+4512345678", "1003388394", null, "Sagsbehandler 7"));
        assertThat(Pages.text(scene.get("/users/" + ida))).contains("+4512345678", "1003388394", "Sagsbehandler 7");
        for (var typed : new String[] {"12345678", "4512345", "1003388394", "friis 12345678"}) {
            assertThat(Pages.text(scene.get("/users?q=" + typed)))
                    .as(typed)
                    .contains("Ida Friis")
                    .doesNotContain("Mona Dam");
        }
        assertThat(Pages.body(scene.post("/users/export", Map.of())))
                .contains("1003388394", "Sagsbehandler 7", "'+4512345678");
        assertThat(scene.trail()).contains("USER_PARTICULARS_SET");

        scene.post("/users/" + ida + "/particulars", Map.of("seNumber", "12345678"));
        assertThat(Pages.text(scene.get("/users?q=1003388394"))).doesNotContain("Ida Friis");
        assertThat(scene.user(ida).particulars()).isEqualTo(new Particulars(null, null, "12345678", null));
    }

    @Test
    void correcting_a_name_keeps_what_else_is_known() {
        var ida = scene.importedUser("Ida Friis", "ida@nordlys.example");
        scene.post("/users/" + ida + "/particulars", Map.of("telephone", "12345678"));

        scene.post("/users/" + ida + "/edit", scene.edit(ida, "Ida H. Friis", "ida@nordlys.example"));

        assertThat(scene.user(ida).name()).isEqualTo("Ida H. Friis");
        assertThat(scene.user(ida).particulars().telephone()).isEqualTo("12345678");
    }

    @Test
    void what_is_no_number_is_refused_and_stays_as_it_was_typed() {
        var ida = scene.administrator("Ida Friis");

        for (var wrong : Map.of(
                        "telephone", "12 34", "productionUnit", "123", "seNumber", "DK1", "pseudonym", "www.x.dk")
                .entrySet()) {
            assertThat(scene.post("/users/" + ida + "/particulars", Map.of(wrong.getKey(), wrong.getValue())))
                    .as(wrong.getKey())
                    .hasStatus(422)
                    .bodyText()
                    .contains("value=\"" + wrong.getValue() + "\"");
        }
        assertThat(scene.user(ida).particulars()).isEqualTo(Particulars.NONE);
    }
}

package dk.ramme.imports.check;

import static dk.ramme.imports.run.ImportScene.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.imports.run.ImportScene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A second import changes who was not activated yet, where it knows better. */
@RammeTest
class ImportAgainTests {

    private final ImportScene scene;

    ImportAgainTests(@Autowired ApplicationContext context) {
        scene = ImportScene.of(context);
    }

    @Test
    void importing_again_refreshes_the_deactivated_and_touches_nobody_else() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD);
        scene.update(nordlys, "update organisation_user set state = 'ACTIVE' where rid = '1001'");

        var run = scene.imported(nordlys, """
                RID;Navn;E-mail;CPR-nummer
                1001;Birgit Holm;holm@nordlys.example;2406719990
                1002;Anders Bæk Holm;;1205751235
                1003;Cecilie Åkjær;cecilie@nordlys.example;3008909994
                """);

        assertThat(run)
                .extracting(
                        one -> one.counts().written(),
                        one -> one.counts().updated(),
                        one -> one.counts().untouched())
                .containsExactly(1, 1, 1);
        assertThat(scene.users(nordlys))
                .extracting(
                        user -> user.get("name"),
                        user -> user.get("email"),
                        user -> String.valueOf(user.get("birth_date")))
                .containsExactly(
                        tuple("Birgit Østergaard", "birgit@nordlys.example", "1971-06-24"),
                        tuple("Anders Bæk Holm", "anders@nordlys.example", "1975-05-12"),
                        tuple("Cecilie Åkjær", "cecilie@nordlys.example", "1990-08-30"));
        assertThat(scene.findings(nordlys, run.id()))
                .extracting(Finding::line, Finding::problem)
                .contains(tuple(2, RowProblem.ACTIVATED_ALREADY));
    }

    /** (U7) Else a second file would make somebody else of whom a role waits for. */
    @Test
    void importing_again_does_not_change_who_a_role_waits_for() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD);
        scene.update(
                nordlys,
                "insert into user_role (organisation_id, user_id, role, given_at)"
                        + " select organisation_id, id, 'USER_ADMINISTRATOR', now() from organisation_user where rid = '1001'");
        var before = scene.users(nordlys);

        var run = scene.imported(nordlys, """
                RID;Navn;E-mail;CPR-nummer
                1001;Otto Friis;accomplice@evil.example;0709819999
                """);

        assertThat(scene.users(nordlys)).usingRecursiveComparison().isEqualTo(before);
        assertThat(run)
                .extracting(one -> one.counts().updated(), one -> one.counts().untouched())
                .containsExactly(0, 1);
        assertThat(scene.findings(nordlys, run.id()))
                .extracting(Finding::line, Finding::problem)
                .contains(tuple(2, RowProblem.WAITS_FOR_ROLE));
    }

    @Test
    void what_the_second_file_does_not_know_stays() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD);
        var before = scene.users(nordlys);

        scene.imported(nordlys, """
                RID;Navn;E-mail;Fødselsdato
                1001;Birgit Østergaard;;24-06-1971
                1002;Anders Bæk;;
                """);

        assertThat(scene.users(nordlys))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*version")
                .isEqualTo(before);
    }
}

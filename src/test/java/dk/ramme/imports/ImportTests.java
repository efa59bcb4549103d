package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@RammeTest
class ImportTests {

    private final ImportScene scene;

    ImportTests(@Autowired ApplicationContext context) {
        scene = ImportScene.of(context);
    }

    @Test
    void a_good_file_becomes_deactivated_users() {
        var nordlys = scene.organisation();

        var run = scene.imported(nordlys, """
                RID;Navn;E-mail;CPR-nummer;Fødselsdato
                1001;Birgit Østergaard;birgit@nordlys.example;010180-1234;
                1002;Anders Bæk;anders@nordlys.example;;12-05-1975
                """);

        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(run.written()).isEqualTo(2);
        assertThat(scene.users(nordlys))
                .extracting(user -> user.get("rid"), user -> user.get("name"), user -> user.get("state"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1001", "Birgit Østergaard", "DEACTIVATED"),
                        org.assertj.core.groups.Tuple.tuple("1002", "Anders Bæk", "DEACTIVATED"));
        assertThat(List.of(run.rowsTotal(), run.rowsDone(), run.leftOut())).isEqualTo(List.of(2, 2, 0));
    }
}

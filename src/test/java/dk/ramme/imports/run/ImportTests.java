package dk.ramme.imports.run;

import static dk.ramme.imports.run.ImportScene.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.imports.Imports;
import dk.ramme.imports.ReadImport.ImportRunning;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** A file becomes users, row by row or with the reason why not. */
@RammeTest
class ImportTests {

    private final ImportScene scene;
    private final Imports imports;

    ImportTests(@Autowired ApplicationContext context, @Autowired Imports imports) {
        scene = ImportScene.of(context);
        this.imports = imports;
    }

    @Test
    void a_good_file_becomes_deactivated_users() {
        var nordlys = scene.organisation();

        var run = scene.imported(nordlys, GOOD);

        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(run)
                .extracting(
                        one -> one.amount().rows(),
                        one -> one.counts().rowsDone(),
                        one -> one.counts().written(),
                        one -> one.counts().leftOut())
                .containsExactly(2, 2, 2, 0);
        assertThat(scene.users(nordlys))
                .extracting(
                        user -> user.get("rid"),
                        user -> user.get("name"),
                        user -> user.get("state"),
                        user -> user.get("origin"))
                .containsExactly(
                        tuple("1001", "Birgit Østergaard", "DEACTIVATED", "IMPORTED"),
                        tuple("1002", "Anders Bæk", "DEACTIVATED", "IMPORTED"));
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_FINISHED");
        assertThat(Tenancy.in(nordlys, () -> imports.latest()))
                .hasValueSatisfying(latest -> assertThat(latest.written()).isEqualTo(2));
    }

    @Test
    void every_row_is_either_in_or_left_out_with_a_reason() {
        var nordlys = scene.organisation();

        var run = scene.imported(nordlys, """
                RID;Navn;E-mail;CPR-nummer;Status
                1;Birgit;b@nordlys.example;2406719990;Aktiv
                x;Anders;a@nordlys.example;0901849991;Aktiv
                2;Cecilie;;3008909994;Aktiv
                3;Dorthe;d@nordlys.example;3102639990;Aktiv
                4;Emil;e@nordlys.example;;Udløbet
                1;Frida;f@nordlys.example;0111829992;Aktiv
                5;Birgit;b@nordlys.example;2406719990;Aktiv
                6;Gitte;ikke en adresse;0111829992;
                """);

        assertThat(run)
                .extracting(
                        one -> one.amount().rows(),
                        one -> one.counts().written(),
                        one -> one.counts().leftOut(),
                        one -> one.amount().needsLook())
                .containsExactly(8, 3, 5, 3);
        assertThat(scene.findings(nordlys, run.id()))
                .extracting(Finding::line, Finding::problem)
                .containsExactly(
                        tuple(2, RowProblem.RID_OF_TWO),
                        tuple(3, RowProblem.RID_NOT_DIGITS),
                        tuple(4, RowProblem.EMAIL_MISSING),
                        tuple(5, RowProblem.CPR_IMPOSSIBLE),
                        tuple(6, RowProblem.NOT_ACTIVE),
                        tuple(7, RowProblem.RID_OF_TWO),
                        tuple(9, RowProblem.EMAIL_IMPOSSIBLE));
        assertThat(scene.users(nordlys)).extracting(user -> user.get("rid")).containsExactly("2", "5", "6");
    }

    @Test
    void the_file_of_the_demonstration_has_one_of_everything() throws IOException {
        var nordlys = scene.organisation();

        var id = scene.start(nordlys, new ClassPathResource("demo/brugere.csv"));
        var run = scene.ended(nordlys, id);

        assertThat(run)
                .extracting(
                        one -> one.amount().rows(),
                        one -> one.counts().written(),
                        one -> one.counts().leftOut())
                .containsExactly(17, 14, 3);
        assertThat(scene.sections(nordlys, id))
                .singleElement()
                .satisfies(section -> assertThat(section.ignored()).containsExactly("Afdeling"));
        assertThat(scene.users(nordlys))
                .extracting(user -> user.get("name"))
                .contains("Birgit Østergaard", "Cecilie Åkjær");
        assertThat(scene.findings(nordlys, id))
                .extracting(Finding::problem)
                .containsExactly(
                        RowProblem.EMAIL_MISSING,
                        RowProblem.CPR_IMPOSSIBLE,
                        RowProblem.NOT_ACTIVE,
                        RowProblem.CPR_TWICE,
                        RowProblem.RID_TWICE);
    }

    @Test
    void a_refused_file_leaves_nothing_behind() {
        var nordlys = scene.organisation();
        var file = "RID;Navn;E-mail\n" + "1;A;a@b.dk\n".repeat(3000) + "2;\"B;b@b.dk\n";

        assertThatThrownBy(() -> scene.start(nordlys, file)).isInstanceOf(FileRefused.class);

        for (var table : List.of("import_run", "import_chunk", "import_problem", "audit_event", "organisation_user")) {
            assertThat(scene.count(nordlys, table)).as(table).isZero();
        }
        assertThat(scene.imported(nordlys, GOOD).counts().written()).isEqualTo(2);
    }

    @Test
    void organisations_do_not_meet() {
        var nordlys = scene.organisation();
        var lund = scene.organisation();

        var ours = scene.imported(nordlys, GOOD);
        var theirs = scene.imported(lund, GOOD.replace("Birgit", "Bente"));

        assertThat(scene.users(nordlys).get(0).get("name")).isEqualTo("Birgit Østergaard");
        assertThat(scene.users(lund).get(0).get("name")).isEqualTo("Bente Østergaard");
        assertThat(Tenancy.in(nordlys, () -> imports.latest()))
                .map(ImportStatus::id)
                .contains(ours.id());
        assertThat(Tenancy.in(lund, () -> imports.latest()))
                .map(ImportStatus::id)
                .contains(theirs.id());
        assertThatThrownBy(() -> scene.run(lund, ours.id())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void of_many_starts_at_once_one_is_taken() throws Exception {
        var nordlys = scene.organisation();
        var file = "RID;Navn;E-mail\n"
                + IntStream.range(0, 5000).mapToObj(i -> i + ";A;a@b.dk\n").reduce("", String::concat);
        Callable<Object> start = () -> {
            try {
                return scene.start(nordlys, file);
            } catch (ImportRunning running) {
                return running;
            }
        };

        var threads = Executors.newFixedThreadPool(6);
        var outcomes = threads.invokeAll(Collections.nCopies(6, start)).stream()
                .map(future -> outcome(future))
                .toList();
        threads.shutdown();

        assertThat(outcomes).filteredOn(UUID.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(ImportRunning.class::isInstance).hasSize(5);
        var id = (UUID)
                outcomes.stream().filter(UUID.class::isInstance).findFirst().orElseThrow();
        assertThat(scene.ended(nordlys, id).counts().written()).isEqualTo(5000);
    }

    private static Object outcome(Future<Object> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

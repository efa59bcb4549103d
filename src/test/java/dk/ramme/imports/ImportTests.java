package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.people.Role;
import dk.ramme.people.SealedCpr;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
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

@RammeTest
class ImportTests {

    private static final String GOOD = """
            RID;Navn;E-mail;CPR-nummer;Fødselsdato
            1001;Birgit Østergaard;birgit@nordlys.example;240671-9990;
            1002;Anders Bæk;anders@nordlys.example;;12-05-1975
            """;

    private final ImportScene scene;
    private final Imports imports;
    private final RunChunk runChunk;
    private final EndImport end;
    private final CprVault vault;

    ImportTests(
            @Autowired ApplicationContext context,
            @Autowired Imports imports,
            @Autowired RunChunk runChunk,
            @Autowired EndImport end,
            @Autowired CprVault vault) {
        scene = ImportScene.of(context);
        this.imports = imports;
        this.runChunk = runChunk;
        this.end = end;
        this.vault = vault;
    }

    @Test
    void a_good_file_becomes_deactivated_users() {
        var nordlys = scene.organisation();

        var run = scene.imported(nordlys, GOOD);

        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(run)
                .extracting(ImportRun::rowsTotal, ImportRun::rowsDone, ImportRun::written, ImportRun::leftOut)
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
        assertThat(Tenancy.in(nordlys, () -> imports.latest(nordlys)))
                .hasValueSatisfying(latest -> assertThat(latest.written()).isEqualTo(2));
    }

    @Test
    void a_cpr_number_opens_in_its_users_row_only_and_is_found_by_its_index() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD);
        scene.imported(nordlys, GOOD.replace("240671-9990", "300890-9994"));

        var birgit = scene.users(nordlys).get(0);

        var cpr = new CprNumber("3008909994");
        var place = SealedCpr.place(nordlys, (UUID) Objects.requireNonNull(birgit.get("id")));
        assertThat(vault.open((byte[]) Objects.requireNonNull(birgit.get("cpr_sealed")), place))
                .isEqualTo(cpr);
        assertThat((byte[]) birgit.get("cpr_index"))
                .isEqualTo(vault.index(cpr, nordlys).value());
        assertThat(birgit.get("birth_date")).hasToString("1990-08-30");
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
                .extracting(ImportRun::rowsTotal, ImportRun::written, ImportRun::leftOut, ImportRun::needsLook)
                .containsExactly(8, 4, 4, 3);
        assertThat(scene.findings(nordlys, run.id()))
                .extracting(Finding::line, Finding::problem)
                .containsExactly(
                        tuple(3, RowProblem.RID_NOT_DIGITS),
                        tuple(4, RowProblem.EMAIL_MISSING),
                        tuple(5, RowProblem.CPR_IMPOSSIBLE),
                        tuple(6, RowProblem.NOT_ACTIVE),
                        tuple(7, RowProblem.RID_TWICE),
                        tuple(8, RowProblem.CPR_TWICE),
                        tuple(9, RowProblem.EMAIL_IMPOSSIBLE));
        assertThat(scene.users(nordlys)).extracting(user -> user.get("rid")).containsExactly("1", "2", "5", "6");
    }

    @Test
    void the_file_of_the_demonstration_has_one_of_everything() throws IOException {
        var nordlys = scene.organisation();

        var id = scene.start(nordlys, new ClassPathResource("demo/brugere.csv"));
        var run = scene.ended(nordlys, id);

        assertThat(run)
                .extracting(ImportRun::rowsTotal, ImportRun::written, ImportRun::leftOut)
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
    void importing_again_refreshes_the_deactivated_and_touches_nobody_else() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD);
        scene.update(nordlys, "update organisation_user set state = 'ACTIVE' where rid = '1001'");

        var run = scene.imported(nordlys, """
                RID;Navn;E-mail;CPR-nummer
                1001;En Anden;anden@nordlys.example;0901849991
                1002;Anders Bæk Holm;;0901849991
                1003;Cecilie Åkjær;cecilie@nordlys.example;3008909994
                """);

        assertThat(run)
                .extracting(ImportRun::written, ImportRun::updated, ImportRun::untouched)
                .containsExactly(1, 1, 1);
        assertThat(scene.users(nordlys))
                .extracting(
                        user -> user.get("name"),
                        user -> user.get("email"),
                        user -> String.valueOf(user.get("birth_date")))
                .containsExactly(
                        tuple("Birgit Østergaard", "birgit@nordlys.example", "1971-06-24"),
                        tuple("Anders Bæk Holm", "anders@nordlys.example", "1984-01-09"),
                        tuple("Cecilie Åkjær", "cecilie@nordlys.example", "1990-08-30"));
        assertThat(scene.findings(nordlys, run.id()))
                .extracting(Finding::line, Finding::problem)
                .contains(tuple(2, RowProblem.ACTIVATED_ALREADY));
    }

    @Test
    void what_the_second_file_does_not_know_stays() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD);
        var before = scene.users(nordlys);

        scene.imported(nordlys, """
                RID;Navn;E-mail;Fødselsdato
                1001;Birgit Østergaard;;01-01-1950
                1002;Anders Bæk;;
                """);

        assertThat(scene.users(nordlys))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*version")
                .isEqualTo(before);
    }

    @Test
    void a_refused_file_leaves_nothing_behind() {
        var nordlys = scene.organisation();
        var file = "RID;Navn;E-mail\n" + "1;A;a@b.dk\n".repeat(3000) + "2;\"B;b@b.dk\n";

        assertThatThrownBy(() -> scene.start(nordlys, file)).isInstanceOf(FileRefused.class);

        for (var table : List.of("import_run", "import_chunk", "import_problem", "audit_event", "organisation_user")) {
            assertThat(scene.count(nordlys, table)).as(table).isZero();
        }
        assertThat(scene.imported(nordlys, GOOD).written()).isEqualTo(2);
    }

    @Test
    void organisations_do_not_meet() {
        var nordlys = scene.organisation();
        var lund = scene.organisation();

        var ours = scene.imported(nordlys, GOOD);
        scene.imported(lund, GOOD.replace("Birgit", "Bente"));

        assertThat(scene.users(nordlys).get(0).get("name")).isEqualTo("Birgit Østergaard");
        assertThat(scene.users(lund).get(0).get("name")).isEqualTo("Bente Østergaard");
        assertThat(Tenancy.in(lund, () -> imports.latest(nordlys))).isEmpty();
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
        assertThat(scene.ended(nordlys, id).written()).isEqualTo(5000);
    }

    @Test
    void nothing_is_written_after_a_cancellation() {
        var nordlys = scene.organisation();
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));

        var cancelled = Tenancy.in(nordlys, () -> end.cancel(id));
        var more = Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));

        assertThat(cancelled).isTrue();
        assertThat(more).isEqualTo(Went.TO_THE_END);
        assertThat(Tenancy.in(nordlys, () -> end.cancel(id))).isFalse();
        assertThat(scene.run(nordlys, id))
                .extracting(ImportRun::state, ImportRun::written, ImportRun::notReached)
                .containsExactly(ImportState.CANCELLED, 1000, 1500);
        assertThat(scene.users(nordlys)).hasSize(1000);
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_CANCELLED");
    }

    @Test
    void a_chunk_that_dies_is_as_if_it_had_not_been() {
        var nordlys = scene.organisation();
        scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));

        scene.dying(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        scene.dying(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        scene.dying(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        var more = Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));

        assertThat(more).isEqualTo(Went.TO_THE_END);
        assertThat(scene.run(nordlys, id))
                .extracting(ImportRun::state, ImportRun::written, ImportRun::updated, ImportRun::rowsDone)
                .containsExactly(ImportState.FINISHED, 2500, 0, 2500);
        assertThat(scene.users(nordlys))
                .hasSize(2500)
                .extracting(user -> user.get("version"))
                .containsOnly(0);
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_FINISHED");
        assertThat(scene.count(nordlys, "outbox_mail")).as("mails").isEqualTo(1);
        assertThat(scene.count(nordlys, "notification")).as("notices").isEqualTo(1);
    }

    @Test
    void a_node_that_lost_the_work_to_another_writes_nothing_more() {
        var nordlys = scene.organisation();
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));

        var went = Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> false));

        assertThat(went).isEqualTo(Went.TO_ANOTHER);
        assertThat(scene.users(nordlys)).isEmpty();
        assertThat(scene.run(nordlys, id).chunksDone()).isZero();
    }

    @Test
    void a_job_that_fails_goes_on_at_its_checkpoint_when_what_failed_is_mended() {
        var nordlys = scene.organisation();
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        scene.update(nordlys, "update import_chunk set rows_sealed = rows_sealed || '\\x00' where number = 1");

        scene.queue(nordlys, id);
        scene.until(() -> scene.failures(id) > 0);
        assertThat(scene.run(nordlys, id))
                .extracting(ImportRun::chunksDone, ImportRun::written)
                .containsExactly(1, 1000);
        scene.update(
                nordlys,
                "update import_chunk set rows_sealed = substring(rows_sealed for length(rows_sealed) - 1) where number = 1");

        assertThat(scene.ended(nordlys, id))
                .extracting(ImportRun::state, ImportRun::written, ImportRun::updated)
                .containsExactly(ImportState.FINISHED, 2500, 0);
    }

    @Test
    void an_import_that_is_given_up_makes_room_for_another() {
        var nordlys = scene.organisation();
        var id = scene.stagedOnly(nordlys, GOOD);

        Tenancy.in(nordlys, () -> end.fail(id, "SealBroken"));

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.FAILED);
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.imported(nordlys, GOOD).written()).isEqualTo(2);
    }

    @Test
    void a_small_import_does_not_wait_for_large_ones() {
        var large = IntStream.range(0, 6)
                .mapToObj(i -> scene.organisation())
                .map(organisation -> Map.entry(organisation, scene.start(organisation, ImportScene.manyRows(20_000))))
                .toList();
        var small = scene.organisation();

        var run = scene.imported(small, GOOD);

        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(large.stream()
                        .filter(other ->
                                scene.run(other.getKey(), other.getValue()).isOpen()))
                .as("large imports still at work when the small one is done")
                .isNotEmpty();
        large.forEach(other -> assertThat(
                        scene.ended(other.getKey(), other.getValue()).written())
                .isEqualTo(20_000));
    }

    @Test
    void no_cpr_number_lies_in_clear_anywhere_in_the_database() {
        var nordlys = scene.organisation();
        var cprs = List.of("2406719990", "0901849991", "3008909994", "3102639990");
        var id = scene.stagedOnly(nordlys, """
                RID;Navn;E-mail;CPR-nummer;0901849991
                1;Birgit;b@nordlys.example;2406719990;
                2;Anders 090184-9991;a@nordlys.example;0901849991;
                3;Cecilie;3008909994@nordlys.example;300890 9994;3008909994
                4;Dorthe;d@nordlys.example;310263-9990;
                x 2406719990;Emil;3102639990;3102639990;
                """);

        var before = scene.everything(nordlys);
        Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        var after = scene.everything(nordlys);

        for (var cpr : cprs) {
            for (var form : List.of(
                    cpr, cpr.substring(0, 6) + "-" + cpr.substring(6), cpr.substring(0, 6) + " " + cpr.substring(6))) {
                assertThat(before).as("staged").doesNotContain(form).doesNotContain(hex(form));
                assertThat(after).as("written").doesNotContain(form).doesNotContain(hex(form));
            }
        }
        assertThat(after).contains("Cecilie").contains("b@nordlys.example");
    }

    @Test
    void twenty_thousand_rows_take_seconds_and_no_memory_to_speak_of() {
        var nordlys = scene.organisation();
        long begun = System.nanoTime();

        var id = scene.start(nordlys, ImportScene.manyRows(20_000));
        long staged = System.nanoTime();
        var run = scene.ended(nordlys, id);

        assertThat(run.written()).isEqualTo(20_000);
        System.out.printf(
                "20,000 rows: staged at %,d rows/s, written at %,d rows/s%n",
                rate(begun, staged), rate(staged, System.nanoTime()));
    }

    private static Object outcome(Future<Object> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long rate(long from, long to) {
        return 20_000L * 1_000_000_000L / Math.max(1, to - from);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}

package dk.ramme.imports;

import static dk.ramme.imports.run.ImportScene.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.ImportState;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A job writes an import chunk by chunk: it is stopped, dies and fails without harm. */
@RammeTest
class ImportJobTests {

    private final ImportScene scene;
    private final RunChunk runChunk;
    private final EndImport end;

    ImportJobTests(@Autowired ApplicationContext context, @Autowired RunChunk runChunk, @Autowired EndImport end) {
        scene = ImportScene.of(context);
        this.runChunk = runChunk;
        this.end = end;
    }

    @Test
    void nothing_is_written_after_a_cancellation() {
        var nordlys = scene.organisation();
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        scene.step(nordlys, id);

        var cancelled = scene.acting(nordlys, () -> end.cancel(id));
        var more = scene.step(nordlys, id);

        assertThat(cancelled).isTrue();
        assertThat(more).isEqualTo(ChunkOutcome.TO_THE_END);
        assertThat(scene.acting(nordlys, () -> end.cancel(id))).isFalse();
        assertThat(scene.run(nordlys, id))
                .extracting(ImportRun::state, one -> one.counts().written(), ImportRun::notReached)
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
        scene.step(nordlys, id);

        scene.dying(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        scene.dying(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        scene.step(nordlys, id);
        scene.dying(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));
        var more = scene.step(nordlys, id);

        assertThat(more).isEqualTo(ChunkOutcome.TO_THE_END);
        assertThat(scene.run(nordlys, id))
                .extracting(
                        ImportRun::state,
                        one -> one.counts().written(),
                        one -> one.counts().updated(),
                        one -> one.counts().rowsDone())
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

        assertThat(went).isEqualTo(ChunkOutcome.TO_ANOTHER);
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
                .extracting(ImportRun::chunksDone, one -> one.counts().written())
                .containsExactly(1, 1000);
        scene.update(
                nordlys,
                "update import_chunk set rows_sealed = substring(rows_sealed for length(rows_sealed) - 1) where number = 1");

        assertThat(scene.ended(nordlys, id))
                .extracting(
                        ImportRun::state,
                        one -> one.counts().written(),
                        one -> one.counts().updated())
                .containsExactly(ImportState.FINISHED, 2500, 0);
    }

    @Test
    void an_import_that_is_given_up_makes_room_for_another() {
        var nordlys = scene.organisation();
        var id = scene.stagedOnly(nordlys, GOOD);

        Tenancy.in(nordlys, () -> end.fail(id, "SealBroken"));

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.FAILED);
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.imported(nordlys, GOOD).counts().written()).isEqualTo(2);
    }

    @Test
    void a_small_import_does_not_wait_for_large_ones() {
        var rows = ImportScene.manyRows(5000);
        var large = IntStream.range(0, 6)
                .mapToObj(i -> scene.organisation())
                .map(organisation -> Map.entry(organisation, scene.read(organisation, rows)))
                .toList();
        large.forEach(other -> scene.begin(other.getKey(), other.getValue()));
        var small = scene.organisation();

        var run = scene.imported(small, GOOD);

        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(large.stream()
                        .filter(other ->
                                scene.run(other.getKey(), other.getValue()).isOpen()))
                .as("large imports still at work when the small one is done")
                .isNotEmpty();
        large.forEach(other -> assertThat(
                        scene.ended(other.getKey(), other.getValue()).counts().written())
                .isEqualTo(5000));
    }

    @Test
    void twenty_thousand_rows_take_seconds_and_no_memory_to_speak_of() {
        var nordlys = scene.organisation();
        long begun = System.nanoTime();

        var id = scene.start(nordlys, ImportScene.manyRows(20_000));
        long staged = System.nanoTime();
        var run = scene.ended(nordlys, id);

        assertThat(run.counts().written()).isEqualTo(20_000);
        System.out.printf(
                "20,000 rows: staged at %,d rows/s, written at %,d rows/s%n",
                rate(begun, staged), rate(staged, System.nanoTime()));
    }

    private static long rate(long from, long to) {
        return 20_000L * 1_000_000_000L / Math.max(1, to - from);
    }
}

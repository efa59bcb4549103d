package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.RammeTest;
import dk.ramme.imports.ChunkOutcome;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.RunChunk;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** When an agreement ends, no import makes users any more, whatever it was at. */
@RammeTest
class AgreementOverTests {

    private final ImportScene scene;
    private final ReadImport read;
    private final RunChunk runChunk;
    private final RecurringTask<Void> closing;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UUID nordlys;

    AgreementOverTests(
            @Autowired ApplicationContext context,
            @Autowired ReadImport read,
            @Autowired RunChunk runChunk,
            @Autowired @Qualifier("agreementClosingTask") RecurringTask<Void> closing,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transaction) {
        this.scene = ImportScene.of(context);
        this.read = read;
        this.runChunk = runChunk;
        this.closing = closing;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.nordlys = scene.organisation();
    }

    @Test
    void the_end_waits_for_the_chunk_at_work_and_no_later_one_is_written() throws Exception {
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(2500));
        agreementIsOver();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);

        var chunk = CompletableFuture.runAsync(() -> Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> {
                    runChunk.next(id, runChunk.ahead(), () -> true);
                    written.countDown();
                    await(mayCommit);
                })));
        await(written);
        var end = CompletableFuture.runAsync(this::close);
        scene.until(() -> somebodyWaits() || end.isDone());
        assertThat(end).isNotDone();
        mayCommit.countDown();
        chunk.get(30, TimeUnit.SECONDS);
        end.get(30, TimeUnit.SECONDS);
        var more = Tenancy.in(nordlys, () -> runChunk.next(id, runChunk.ahead(), () -> true));

        assertThat(more).isEqualTo(ChunkOutcome.TO_THE_END);
        assertThat(scene.run(nordlys, id))
                .extracting(ImportRun::state, one -> one.counts().written())
                .containsExactly(ImportState.CANCELLED, 1000);
        assertThat(states()).containsExactly("DELETED 1000");
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.audit(nordlys)).contains("IMPORT_CANCELLED", "AGREEMENT_ENDED");
        assertThat(scene.count(nordlys, "outbox_mail where state <> 'CANCELLED'"))
                .isZero();
    }

    @Test
    void what_nobody_has_begun_is_withdrawn_with_all_that_was_read() {
        var waiting = scene.read(nordlys, ImportScene.manyRows(10));
        agreementIsOver();

        close();

        assertThat(scene.run(nordlys, waiting).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        scene.begin(nordlys, waiting);
        assertThat(scene.run(nordlys, waiting).state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void a_registry_is_not_read_any_further() {
        var reading = scene.withoutJob(nordlys, () -> scene.acting(nordlys, () -> read.registry(opening())));
        agreementIsOver();

        close();

        assertThat(scene.run(nordlys, reading).state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void nothing_can_be_handed_in_any_more() {
        agreementIsOver();
        close();

        assertThatThrownBy(() -> scene.read(nordlys, ImportScene.manyRows(10)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.acting(nordlys, () -> read.registry(opening())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(scene.count(nordlys, "import_run")).isZero();
    }

    @Test
    void imports_of_whoever_stays_go_on() {
        var id = scene.stagedOnly(nordlys, ImportScene.manyRows(1500));
        scene.step(nordlys, id);

        close();
        scene.step(nordlys, id);

        assertThat(scene.run(nordlys, id))
                .extracting(ImportRun::state, one -> one.counts().written())
                .containsExactly(ImportState.FINISHED, 1500);
    }

    private void agreementIsOver() {
        scene.update(
                nordlys,
                "update organisation set state = 'READY', end_noticed_by = 'Karen Holm', ends_at = now() - interval '1 minute'"
                        + " where id = '" + nordlys + "'");
    }

    private void close() {
        closing.execute(closing.instance(RecurringTask.INSTANCE), null);
    }

    /** On a lock of another transaction. */
    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private List<String> states() {
        return scene.in(
                nordlys,
                () -> jdbc.sql("select state || ' ' || count(*) from organisation_user group by state")
                        .query(String.class)
                        .list());
    }

    private static Opening opening() {
        return new Opening("NemID", ImportScope.ALL, ImportScene.SOMEBODY, "Birgit");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

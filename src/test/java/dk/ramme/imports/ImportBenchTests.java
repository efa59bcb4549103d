package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.ImportState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** How fast a million users with rights come over, beside a plain COPY of the same rows; run with -Pbench. */
@RammeTest
@Tag("bench")
class ImportBenchTests {

    private static final int ROWS = Integer.getInteger("ramme.bench.rows", 1_000_000);
    /** A sheet holds 1,048,576 rows at most (ECMA-376). */
    private static final int WORKBOOK_ROWS = Math.min(ROWS, 1_000_000);

    private static final int STRETCH = ROWS / 10;
    private static final String USERS = "id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,"
            + " birth_date, language, origin, state, private_mitid_offered, separate_means, created_at, version";
    private static final String WORDS = "organisation_id, word, user_id";
    private static final String RIGHTS = "organisation_id, user_id, name, code, origin, given_at";

    private static final String HEADS = "RID-nummer;Navn;E-mail;CPR-nummer;Status;Rettigheder\r\n";

    private final ImportScene scene;
    private final BeginImport begin;
    private final String url;

    ImportBenchTests(
            @Autowired ApplicationContext context, @Autowired BeginImport begin, @Autowired Environment environment) {
        this.scene = ImportScene.of(context);
        this.begin = begin;
        this.url = environment.getRequiredProperty("spring.datasource.url");
    }

    @Test
    void a_million_users_with_rights() throws Exception {
        onDisk();
        var file = file();
        imported(Files.createTempFile("ramme-warm-", ".csv"), 20_000);
        var nordlys = scene.organisation();
        long heap = 0;

        long begun = System.nanoTime();
        var id = scene.read(nordlys, () -> new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        double read = seconds(begun);
        heap = Math.max(heap, heap());
        bench("import.preview_rows_per_second", ROWS / read, "rows/s");
        bench("import.preview_seconds", read, "s");

        long started = System.nanoTime();
        scene.acting(nordlys, () -> begin.begin(id));
        var reached = new TreeMap<Integer, Double>();
        var run = scene.run(nordlys, id);
        while (run.isOpen()) {
            Thread.sleep(50);
            run = scene.run(nordlys, id);
            reached.putIfAbsent(run.counts().rowsDone(), seconds(started));
            heap = Math.max(heap, heap());
        }
        double ran = seconds(started);
        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(run.counts().written()).isEqualTo(ROWS);
        assertThat(run.counts().rights()).isEqualTo(2 * ROWS);
        bench("import.run_seconds", ran, "s");
        bench("import.run_rows_per_second", ROWS / ran, "rows/s");
        double first = STRETCH / at(reached, STRETCH);
        double last = STRETCH / (ran - at(reached, ROWS - STRETCH));
        bench("import.rate_first_tenth", first, "rows/s");
        bench("import.rate_last_tenth", last, "rows/s");
        bench("import.rate_last_to_first", last / first, "");
        bench("import.heap_most", heap / 1_048_576.0, "MB");
        double whole = ROWS / (read + ran);
        bench("import.whole_rows_per_second", whole, "rows/s");

        var bare = copy(nordlys, false);
        bench("import.copy_without_foreign_keys_rows_per_second", ROWS / bare.all(), "rows/s");
        bench("import.ratio_to_copy_without_foreign_keys", whole / (ROWS / bare.all()), "");
        bench("import.ratio_to_copy_of_users_and_rights", whole / (ROWS / bare.usersAndRights()), "");
        var copied = copy(nordlys, true);
        bench("import.copy_rows_per_second", ROWS / copied.all(), "rows/s");
        bench("import.run_ratio_to_copy", copied.all() / ran, "");
        bench("import.ratio_to_copy", whole / (ROWS / copied.all()), "");
        Files.delete(file);
    }

    @Test
    void a_large_workbook() throws Exception {
        var file = Files.createTempFile("ramme-bench-", ".xlsx");
        new LargeWorkbook(WORKBOOK_ROWS, row -> cells(row == 0 ? HEADS : line(row - 1))).write(file);
        var nordlys = scene.organisation();
        long begun = System.nanoTime();
        var most = new MostHeap();
        var id = most.during(() -> scene.read(nordlys, () -> Files.newInputStream(file), "brugere.xlsx"));
        double read = seconds(begun);

        assertThat(scene.run(nordlys, id).amount().rows()).isEqualTo(WORKBOOK_ROWS);
        bench("import.workbook_rows", WORKBOOK_ROWS, "rows");
        bench("import.workbook_size", Files.size(file) / 1_048_576.0, "MB");
        bench("import.workbook_preview_seconds", read, "s");
        bench("import.workbook_preview_rows_per_second", WORKBOOK_ROWS / read, "rows/s");
        bench("import.workbook_heap_most", most.bytes() / 1_048_576.0, "MB");
        Files.delete(file);
    }

    private void imported(Path file, int rows) throws IOException {
        write(file, rows);
        var organisation = scene.organisation();
        scene.ended(organisation, scene.start(organisation, () -> Files.newInputStream(file)));
        Files.delete(file);
    }

    /** The figures count only when the database keeps its promise to write to disk. */
    private void onDisk() throws SQLException {
        try (var superuser = superuser();
                var statement = superuser.createStatement();
                var answer = statement.executeQuery("show fsync")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("on");
        }
    }

    /** The same users and rights, with the words they are found by, out of the tables and by COPY into empty tables of the same form with the same indexes. */
    private Copied copy(UUID organisation, boolean foreignKeys) throws Exception {
        var users = Files.createTempFile("ramme-copy-users-", ".bin");
        var rights = Files.createTempFile("ramme-copy-rights-", ".bin");
        var words = Files.createTempFile("ramme-copy-words-", ".bin");
        try (var superuser = superuser()) {
            var copy = superuser.unwrap(PGConnection.class).getCopyAPI();
            var where = " where organisation_id = '" + organisation + "'";
            try (var out = Files.newOutputStream(users)) {
                copy.copyOut("copy (select " + USERS + " from organisation_user" + where + ") to stdout", out);
            }
            try (var out = Files.newOutputStream(rights)) {
                copy.copyOut("copy (select " + RIGHTS + " from user_right" + where + ") to stdout", out);
            }
            try (var out = Files.newOutputStream(words)) {
                copy.copyOut("copy (select " + WORDS + " from user_word" + where + ") to stdout", out);
            }
            execute(superuser, "create table copied_word (like user_word including all)");
            execute(superuser, "create table copied_user (like organisation_user including all)");
            execute(superuser, "create table copied_right (like user_right including all)");
            if (foreignKeys) {
                execute(superuser, "alter table copied_user add foreign key (organisation_id) references organisation");
                execute(
                        superuser,
                        "alter table copied_right add foreign key (organisation_id, user_id)"
                                + " references copied_user (organisation_id, id)");
            }
            execute(superuser, "checkpoint");
            long begun = System.nanoTime();
            try (var in = Files.newInputStream(users)) {
                copy.copyIn("copy copied_user (" + USERS + ") from stdin", in);
            }
            try (var in = Files.newInputStream(rights)) {
                copy.copyIn("copy copied_right (" + RIGHTS + ") from stdin", in);
            }
            double usersAndRights = seconds(begun);
            try (var in = Files.newInputStream(words)) {
                copy.copyIn("copy copied_word (" + WORDS + ") from stdin", in);
            }
            double all = seconds(begun);
            execute(superuser, "drop table copied_user, copied_right, copied_word");
            return new Copied(usersAndRights, all);
        } finally {
            Files.delete(users);
            Files.delete(rights);
            Files.delete(words);
        }
    }

    /**
     * How long a COPY took, in seconds.
     *
     * @param usersAndRights of the rows that the file says
     * @param all with the words that users are found by, which the import writes too
     */
    private record Copied(double usersAndRights, double all) {}

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path file() throws IOException {
        var file = Files.createTempFile("ramme-bench-", ".csv");
        write(file, ROWS);
        return file;
    }

    private static void write(Path file, int rows) throws IOException {
        try (var out = new PrintStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), false, StandardCharsets.UTF_8)) {
            out.print(HEADS);
            for (int i = 0; i < rows; i++) out.print(line(i));
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(";"));
    }

    private static String line(int i) {
        var day = LocalDate.of(1940, 1, 1).plusDays(i % 20_000);
        return String.format(
                Locale.ROOT,
                "%d;Søren Østergaard %d;bruger%d@nordlys.example;%02d%02d%02d%04d;Aktiv;Digital Post, NemRefusion\r\n",
                1_000_000_000L + i,
                i,
                i,
                day.getDayOfMonth(),
                day.getMonthValue(),
                day.getYear() % 100,
                i / 20_000);
    }

    private static double at(TreeMap<Integer, Double> reached, int rows) {
        return reached.ceilingEntry(rows).getValue();
    }

    /** The most memory that was taken while something went on, looked at ten times a second. */
    private static final class MostHeap {

        private final AtomicLong bytes = new AtomicLong();

        <T> T during(Supplier<T> work) {
            var timer = Executors.newSingleThreadScheduledExecutor();
            timer.scheduleAtFixedRate(() -> bytes.accumulateAndGet(heap(), Math::max), 0, 100, TimeUnit.MILLISECONDS);
            try {
                return work.get();
            } finally {
                timer.shutdownNow();
            }
        }

        long bytes() {
            return bytes.get();
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void bench(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "BENCH %s %.3f %s%n", name, value, unit);
    }
}

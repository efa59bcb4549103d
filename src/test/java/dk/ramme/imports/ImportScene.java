package dk.ramme.imports;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Organisations with imports in them, for the tests. */
class ImportScene {

    static final UUID SOMEBODY = UUID.randomUUID();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StartImport start;
    private final ImportReports reports;
    private final Organisations organisations;
    private final ImportSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ImportScene(
            StartImport start,
            ImportReports reports,
            Organisations organisations,
            ImportSettings settings,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.start = start;
        this.reports = reports;
        this.organisations = organisations;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Made by hand, so that all tests go on sharing one application. */
    static ImportScene of(ApplicationContext context) {
        return context.getAutowireCapableBeanFactory().createBean(ImportScene.class);
    }

    UUID organisation() {
        return organisation(anyCvr());
    }

    UUID organisation(CvrNumber cvr) {
        var id = UUID.randomUUID();
        Tenancy.in(id, () -> organisations.save(Organisation.joining(id, cvr, "Nordlys", false, Instant.now())));
        return id;
    }

    UUID start(UUID organisation, InputStreamSource file) {
        return Tenancy.in(
                organisation,
                () -> start.start(organisation, SOMEBODY, "Birgit", "brugere.csv", new CsvSource(file, settings)));
    }

    UUID start(UUID organisation, String file) {
        return start(organisation, bytes(file.getBytes(StandardCharsets.UTF_8)));
    }

    ImportRun imported(UUID organisation, String file) {
        return ended(organisation, start(organisation, file));
    }

    ImportRun run(UUID organisation, UUID id) {
        return Tenancy.in(organisation, () -> reports.find(id).orElseThrow());
    }

    ImportRun ended(UUID organisation, UUID id) {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var run = run(organisation, id);
            if (!run.isOpen()) return run;
            pause();
        }
        throw new AssertionError("the import has not ended: " + run(organisation, id));
    }

    List<Finding> findings(UUID organisation, UUID id) {
        return Tenancy.in(organisation, () -> reports.page(reports.find(id).orElseThrow(), 0, 10_000));
    }

    List<Map<String, Object>> users(UUID organisation) {
        return in(
                organisation,
                () -> jdbc.sql("select * from organisation_user where rid is not null order by rid")
                        .query()
                        .listOfRows());
    }

    <T> T in(UUID organisation, Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    int update(UUID organisation, String sql) {
        return in(organisation, () -> jdbc.sql(sql).update());
    }

    static InputStreamSource bytes(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static CvrNumber anyCvr() {
        var random = new Random();
        while (true) {
            var candidate = "%08d".formatted(random.nextInt(10_000_000, 99_999_999));
            if (CvrNumber.isValid(candidate)) return new CvrNumber(candidate);
        }
    }
}

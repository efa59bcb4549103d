package dk.ramme.imports.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.ramme.AnOrganisation;
import dk.ramme.Patience;
import dk.ramme.TestClock;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.BeginImport;
import dk.ramme.imports.ChunkOutcome;
import dk.ramme.imports.ImportJob;
import dk.ramme.imports.ImportReports;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.RunChunk;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.row.Section;
import dk.ramme.jobs.OrganisationJob;
import dk.ramme.login.ActingAs;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.rights.KnownRights;
import dk.ramme.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Organisations with imports in them, for the tests. */
public class ImportScene {

    public static final UUID SOMEBODY = UUID.randomUUID();
    public static final String GOOD = """
            RID;Navn;E-mail;CPR-nummer;Fødselsdato
            1001;Birgit Østergaard;birgit@nordlys.example;240671-9990;
            1002;Anders Bæk;anders@nordlys.example;;12-05-1975
            """;
    public static final KnownRights.Lookup NO_RIGHTS = new KnownRights.Lookup(Map.of());
    static final Opening OPENING = new Opening("brugere.csv", ImportScope.ALL, SOMEBODY, "Birgit");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ReadImport read;
    private final BeginImport begin;
    private final ImportReports reports;
    private final Organisations organisations;
    private final FileSources files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SchedulerClient scheduler;
    private final RunChunk runChunk;
    private final Users users;
    private final MessageSource messages;
    private final TestClock clock;

    ImportScene(
            ReadImport read,
            BeginImport begin,
            ImportReports reports,
            Organisations organisations,
            FileSources files,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SchedulerClient scheduler,
            RunChunk runChunk,
            Users users,
            MessageSource messages,
            TestClock clock) {
        this.read = read;
        this.begin = begin;
        this.reports = reports;
        this.organisations = organisations;
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.scheduler = scheduler;
        this.runChunk = runChunk;
        this.users = users;
        this.messages = messages;
        this.clock = clock;
    }

    /** Made by hand, so that all tests go on sharing one application. */
    public static ImportScene of(ApplicationContext context) {
        return context.getAutowireCapableBeanFactory().createBean(ImportScene.class);
    }

    public Instant now() {
        return clock.instant();
    }

    /** The day that people in Denmark have. */
    LocalDate today() {
        return clock.today();
    }

    public UUID organisation() {
        return organisation(AnOrganisation.anyCvr());
    }

    UUID organisation(CvrNumber cvr) {
        var id = UUID.randomUUID();
        Tenancy.in(id, () -> organisations.save(Organisation.joining(id, cvr, "Nordlys", false, clock.instant())));
        return id;
    }

    /** Reads the file, and begins at once. */
    public UUID start(UUID organisation, InputStreamSource file) {
        return acting(organisation, () -> {
            var id = read.file(OPENING, files.of(file, OPENING.name()));
            begin.begin(id);
            return id;
        });
    }

    /** Reads the file, for somebody to look at. */
    public UUID read(UUID organisation, InputStreamSource file) {
        return read(organisation, file, OPENING.name());
    }

    /** The same for a file of another kind, which its name tells. */
    public UUID read(UUID organisation, InputStreamSource file, String name) {
        return acting(organisation, () -> read.file(OPENING, files.of(file, name)));
    }

    public void begin(UUID organisation, UUID id) {
        acting(organisation, () -> begin.begin(id));
    }

    /** As an administrator who is none before the deed and none after it: a test counts its own users. */
    public <T> T acting(UUID organisation, Supplier<T> deed) {
        return in(organisation, () -> {
            var by = UUID.randomUUID();
            appoint(organisation, by);
            var done = ActingAs.user(organisation, by, deed);
            Stream.of("notification", "user_role")
                    .forEach(table -> jdbc.sql("delete from " + table + " where user_id = :id")
                            .param("id", by)
                            .update());
            jdbc.sql("delete from organisation_user where id = :id")
                    .param("id", by)
                    .update();
            return done;
        });
    }

    private void appoint(UUID organisation, UUID by) {
        jdbc.sql("""
                insert into organisation_user (id, organisation_id, name, origin, state, identified_at, created_at, version)
                values (:id, :organisation, 'Urd Skjold', 'APPOINTED', 'ACTIVE', :now, :now, 0)
                """)
                .param("id", by)
                .param("organisation", organisation)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                insert into user_role (organisation_id, user_id, role, given_at)
                select :organisation, :id, role, :now from unnest(:roles) as r (role)
                """)
                .param("organisation", organisation)
                .param("id", by)
                .param("now", Timestamp.from(clock.instant()))
                .param("roles", Stream.of(Role.values()).map(Role::name).toArray(String[]::new))
                .update();
    }

    /** Inside a transaction. */
    public List<Map<String, Object>> query(String sql) {
        return jdbc.sql(sql).query().listOfRows();
    }

    public UUID read(UUID organisation, String file) {
        return read(organisation, bytes(file.getBytes(StandardCharsets.UTF_8)));
    }

    public UUID start(UUID organisation, String file) {
        return start(organisation, bytes(file.getBytes(StandardCharsets.UTF_8)));
    }

    public ImportRun imported(UUID organisation, String file) {
        return ended(organisation, start(organisation, file));
    }

    public ImportRun run(UUID organisation, UUID id) {
        return Tenancy.in(organisation, () -> reports.find(id).orElseThrow());
    }

    public ImportRun ended(UUID organisation, UUID id) {
        return Patience.until(PATIENCE, () -> run(organisation, id), run -> !run.isOpen());
    }

    public List<Finding> findings(UUID organisation, UUID id) {
        return Tenancy.in(
                organisation, () -> reports.after(reports.find(id).orElseThrow(), Findings.Place.START, 10_000));
    }

    public Map<Section, Map<Outcome, Integer>> tallies(UUID organisation, UUID id) {
        return Tenancy.in(organisation, () -> reports.tallies(reports.find(id).orElseThrow()));
    }

    public List<Sections.Head> sections(UUID organisation, UUID id) {
        return Tenancy.in(organisation, () -> reports.sections(reports.find(id).orElseThrow()));
    }

    public List<Map<String, Object>> users(UUID organisation) {
        return in(
                organisation,
                () -> jdbc.sql("select * from organisation_user where rid is not null order by rid")
                        .query()
                        .listOfRows());
    }

    public <T> T in(UUID organisation, Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    public int update(UUID organisation, String sql) {
        return in(organisation, () -> jdbc.sql(sql).update());
    }

    /** An active user with a role. */
    public UUID administrator(UUID organisation, Role role) {
        var id = UUID.randomUUID();
        return in(organisation, () -> {
            var user = User.appointed(
                    id,
                    organisation,
                    "Karen Holm",
                    id + "@nordlys.example",
                    null,
                    LocalDate.of(1967, 3, 15),
                    "da",
                    clock.instant());
            user.give(role, clock.instant());
            users.save(user);
            return id;
        });
    }

    /** Writes one chunk. */
    public ChunkOutcome step(UUID organisation, UUID id) {
        return Tenancy.in(organisation, () -> runChunk.next(id, runChunk.ahead(), () -> true));
    }

    public String message(String key, String language, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.forLanguageTag(language));
    }

    /** An import that has been read and begun but that no job takes up: the test is the job. */
    public UUID stagedOnly(UUID organisation, String file) {
        return withoutJob(organisation, () -> start(organisation, file));
    }

    /** Opens an import whose job nobody takes up. */
    public UUID withoutJob(UUID organisation, Supplier<UUID> opening) {
        return in(organisation, () -> {
            var id = opening.get();
            jdbc.sql("delete from scheduled_tasks where task_instance = :id")
                    .param("id", id.toString())
                    .update();
            return id;
        });
    }

    public void queue(UUID organisation, UUID id) {
        scheduler.scheduleIfNotExists(ImportJob.instance(organisation, id), OrganisationJob.now());
    }

    public int failures(UUID id) {
        return jdbc.sql("select coalesce(max(consecutive_failures), 0) from scheduled_tasks where task_instance = :id")
                .param("id", id.toString())
                .query(Integer.class)
                .single();
    }

    /** Does the work as a process does that dies just before its transaction is committed. */
    public void dying(UUID organisation, Runnable work) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    work.run();
                    status.setRollbackOnly();
                }));
    }

    public int count(UUID organisation, String table) {
        return in(
                organisation,
                () -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single());
    }

    public List<String> audit(UUID organisation) {
        return in(
                organisation,
                () -> jdbc.sql("select action from audit_event where subject_type <> 'refusal' order by id")
                        .query(String.class)
                        .list());
    }

    /** All that the organisation has in the database, as text. */
    public String everything(UUID organisation) {
        return in(
                organisation,
                () -> jdbc
                        .sql(
                                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'flyway%'")
                        .query(String.class)
                        .list()
                        .stream()
                        .flatMap(table ->
                                jdbc.sql("select t::text from " + table + " t").query(String.class).list().stream())
                        .collect(Collectors.joining("\n")));
    }

    public void until(BooleanSupplier done) {
        Patience.until(PATIENCE, done);
    }

    public static String manyRows(int count) {
        var file = new StringBuilder("RID;Navn;E-mail;CPR-nummer\n");
        for (int i = 0; i < count; i++) {
            file.append(String.format(
                    Locale.ROOT,
                    "%d;Person Østergaard %d;person%d@nordlys.example;%02d%02d%02d%04d%n",
                    100_000 + i,
                    i,
                    i,
                    1 + i % 28,
                    1 + i / 28 % 12,
                    50 + i / 336 % 50,
                    1000 + i / 16_800));
        }
        return file.toString();
    }

    public static InputStreamSource bytes(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }

    public static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

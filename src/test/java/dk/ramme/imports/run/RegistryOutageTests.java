package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.DemoSignatures;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.RegistryJob;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.imports.row.Section;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The registry is away for a whole hour (R2): the clock is moved, and the job is polled, by hand. */
@RammeTest
class RegistryOutageTests {

    private static final int SIGNATURES = 2500;

    /** Asks for so long a pause that no question is repeated within its own time, or the test would wait for real. */
    private static final RegistryFault AWAY = RegistryFault.status(503, "Retry-After", "3600");

    /** So far ahead that the application's own scheduler never sees the job. */
    private final Instant begin;

    private final ImportScene scene;
    private final RegistrySimulator registry;
    private final ReadImport read;
    private final CustomTask<String> task;
    private final DataSource database;
    private final MockMvcTester mvc;
    private final CvrNumber cvr = AnOrganisation.anyCvr();
    private final UUID nordlys;
    private final UUID karen;
    private final SettableClock clock = new SettableClock();

    RegistryOutageTests(
            @Autowired ApplicationContext context,
            @Autowired RegistrySimulator registry,
            @Autowired ReadImport read,
            @Autowired @Qualifier("registryTask") CustomTask<String> task,
            @Autowired DataSource database,
            @Autowired MockMvcTester mvc) {
        this.scene = ImportScene.of(context);
        this.begin = scene.now().plus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        this.registry = registry;
        this.read = read;
        this.task = task;
        this.database = database;
        this.mvc = mvc;
        this.nordlys = scene.organisation(cvr);
        this.karen = scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
    }

    @BeforeEach
    void the_registry_knows_the_company() {
        registry.calm();
        registry.know(cvr.value(), DemoSignatures.plain(SIGNATURES, cvr.value(), "nordlys.example", scene.today()));
        clock.set(begin);
    }

    @AfterEach
    void the_registry_is_well() {
        registry.calm();
    }

    @Test
    void an_import_goes_on_by_itself_at_its_page_when_the_registry_comes_back_and_says_meanwhile_why_it_waits() {
        var scheduler = scheduler();
        var id = scene.withoutJob(nordlys, () -> scene.acting(nordlys, () -> read.registry(opening())));
        registry.fail(2, (exchange, usual) -> usual.send());
        registry.fail(5000, AWAY);
        scheduler.schedule(RegistryJob.instance(nordlys, id), begin);

        int asked = poll(scheduler, id, begin.plus(Duration.ofHours(1)));

        int reached = scene.run(nordlys, id).amount().rows();
        assertThat(reached).as("the first pages are kept").isEqualTo(2000);
        assertThat(asked).as("less and less often").isBetween(10, 60);
        assertThat(page("/setup/import/" + id)).contains("NemID-registret svarer ikke lige nu");
        assertThat(scene.count(nordlys, "notification where kind = 'import-waiting'"))
                .as("told once")
                .isEqualTo(1);
        assertThat(page("/notifications")).contains("NemID-registret svarer ikke", "går videre, hvor vi slap");

        registry.calm();
        poll(scheduler, id, clock.now().plus(Duration.ofMinutes(11)));

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.READY);
        assertThat(registry.fetches().values()).as("no page twice").allMatch(times -> times == 1);
        assertThat(registry.fetches().keySet()).noneMatch(question -> question.endsWith("/users"));
        assertThat(scene.sections(nordlys, id))
                .filteredOn(head -> head.section() == Section.USERS)
                .singleElement()
                .extracting(Sections.Head::rows)
                .isEqualTo(SIGNATURES);
        assertThat(page("/setup/import/" + id)).doesNotContain("svarer ikke");
    }

    @Test
    void a_registry_that_stays_away_for_two_days_ends_the_import_with_its_reason_and_leaves_no_job() {
        var scheduler = scheduler();
        var id = scene.withoutJob(nordlys, () -> scene.acting(nordlys, () -> read.registry(opening())));
        registry.fail(5000, AWAY);
        scheduler.schedule(RegistryJob.instance(nordlys, id), begin);

        for (int day = 0; day < 4; day++) {
            scheduler.runAnyDueExecutions();
            scheduler.tick(Duration.ofDays(1));
        }

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.REFUSED);
        assertThat(scene.run(nordlys, id).refusal()).isEqualTo("SILENT");
        assertThat(scheduler.getScheduledExecution(RegistryJob.instance(nordlys, id)))
                .isEmpty();
    }

    /** Lets time pass, half a minute at a time, and the scheduler look whether something is due. @return how often it was */
    private int poll(ManualScheduler scheduler, UUID id, Instant until) {
        int due = 0;
        while (clock.now().isBefore(until)) {
            var next = scheduler.getScheduledExecution(RegistryJob.instance(nordlys, id));
            if (next.isEmpty()) return due;
            if (!next.get().getExecutionTime().isAfter(clock.now())) {
                due++;
                scheduler.runAnyDueExecutions();
            }
            scheduler.tick(Duration.ofSeconds(30));
        }
        return due;
    }

    private ManualScheduler scheduler() {
        return TestHelper.createManualScheduler(database, task).clock(clock).build();
    }

    private String page(String path) {
        var page = mvc.get()
                .uri(path)
                .with(SignedInAs.user(nordlys, karen))
                .exchange()
                .getResponse();
        return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Opening opening() {
        return new Opening("NemID", ImportScope.ALL, ImportScene.SOMEBODY, "Birgit");
    }
}

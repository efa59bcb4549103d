package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.BeginImport;
import dk.ramme.imports.ChunkOutcome;
import dk.ramme.imports.DemoSignatures;
import dk.ramme.imports.EndImport;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.ReadPage;
import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.imports.registry.RegistryUnavailable;
import dk.ramme.imports.row.Section;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@RammeTest
class RegistryReadingTests {

    private static final BooleanSupplier OURS = () -> true;
    private static final int SIGNATURES = 2500;

    private final ImportScene scene;
    private final RegistrySimulator registry;
    private final ReadImport read;
    private final ReadPage pages;
    private final BeginImport begin;
    private final EndImport end;

    private UUID nordlys;
    private CvrNumber cvr;

    RegistryReadingTests(
            @Autowired ApplicationContext context,
            @Autowired RegistrySimulator registry,
            @Autowired ReadImport read,
            @Autowired ReadPage pages,
            @Autowired BeginImport begin,
            @Autowired EndImport end) {
        this.scene = ImportScene.of(context);
        this.registry = registry;
        this.read = read;
        this.pages = pages;
        this.begin = begin;
        this.end = end;
        this.cvr = AnOrganisation.anyCvr();
        this.nordlys = scene.organisation(cvr);
    }

    @BeforeEach
    void the_registry_knows_the_company() {
        registry.calm();
        registry.know(cvr.value(), DemoSignatures.plain(SIGNATURES, cvr.value(), "nordlys.example", scene.today()));
    }

    @AfterEach
    void the_registry_is_well() {
        registry.calm();
    }

    @Test
    void a_job_reads_every_page_and_what_it_read_can_be_run() {
        var id = scene.acting(nordlys, () -> read.registry(opening()));

        scene.until(() -> scene.run(nordlys, id).state() == ImportState.READY);
        assertThat(scene.users(nordlys)).isEmpty();
        scene.acting(nordlys, () -> begin.begin(id));

        var run = scene.ended(nordlys, id);
        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        assertThat(run.counts().written() + run.counts().leftOut()).isGreaterThanOrEqualTo(SIGNATURES);
        assertThat(run.counts().rights()).isPositive();
        assertThat(registry.fetches().values()).allMatch(times -> times == 1);
    }

    @Test
    void a_reading_goes_on_at_the_page_it_had_come_to() {
        var id = withoutJob();
        var first = resume(id);
        assertThat(Tenancy.in(nordlys, () -> pages.next(first, OURS))).isEqualTo(ChunkOutcome.ON);
        int reached = scene.run(nordlys, id).amount().rows();
        registry.fail(50, RegistryFault.status(503));
        assertThatThrownBy(() -> Tenancy.in(nordlys, () -> pages.next(first, OURS)))
                .isInstanceOf(RegistryUnavailable.class);
        registry.calm();

        readToTheEnd(id);

        assertThat(reached).isEqualTo(1000);
        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.READY);
        assertThat(registry.fetches().keySet()).noneMatch(question -> question.endsWith("/users"));
        var users = scene.sections(nordlys, id).stream()
                .filter(head -> head.section() == Section.USERS)
                .findFirst()
                .orElseThrow();
        assertThat(users.rows()).isEqualTo(SIGNATURES);
    }

    @Test
    void whoever_stands_twice_is_known_again_after_the_users_have_been_read() {
        var demo = DemoSignatures.companies(scene.today()).get("24256790");
        registry.know(cvr.value(), Objects.requireNonNull(demo));
        var id = withoutJob();
        Tenancy.in(nordlys, () -> pages.next(resume(id), OURS));
        assertThat(scene.run(nordlys, id).place().section()).isEqualTo(Section.RIGHTS);
        Tenancy.in(nordlys, () -> pages.next(resume(id), OURS));

        readToTheEnd(id);

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.READY);
        assertThat(scene.count(nordlys, "import_duplicate where rights <> '{}'"))
                .isEqualTo(6);
    }

    @Test
    void a_page_is_not_taken_by_a_node_that_lost_the_work() {
        var id = withoutJob();
        var reading = resume(id);

        assertThat(Tenancy.in(nordlys, () -> pages.next(reading, () -> false))).isEqualTo(ChunkOutcome.TO_ANOTHER);

        assertThat(scene.run(nordlys, id).amount().rows()).isZero();
    }

    @Test
    void a_silent_registry_is_asked_less_and_less_often_and_given_up_after_two_days() {
        var id = withoutJob();
        var silentSince = Instant.parse("2026-11-24T08:00:00Z");

        var soon = Tenancy.in(nordlys, () -> pages.askAgainAt(id, silentSince)).orElseThrow();
        var hourLater = silentSince.plus(Duration.ofHours(1));
        var later = Tenancy.in(nordlys, () -> pages.askAgainAt(id, hourLater)).orElseThrow();
        var never = Tenancy.in(nordlys, () -> pages.askAgainAt(id, silentSince.plus(Duration.ofHours(49))));

        assertThat(Duration.between(silentSince, soon)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(Duration.between(hourLater, later)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(6));
        assertThat(never).isEmpty();
        assertThat(scene.run(nordlys, id).place().askedAgainAt()).isEqualTo(later);
    }

    /** The job that asked a silent registry finds nothing to read the next time, and ends. */
    @Test
    void an_import_that_was_cancelled_while_the_registry_was_silent_waits_for_nothing() {
        var id = withoutJob();
        scene.acting(nordlys, () -> end.cancel(id));

        var now = scene.now();

        var again = Tenancy.in(nordlys, () -> pages.askAgainAt(id, now));

        assertThat(again).hasValue(now);
        assertThat(scene.run(nordlys, id).place().waitingSince()).isNull();
        assertThat(Tenancy.in(nordlys, () -> pages.resume(id))).isNull();
    }

    @Test
    void nothing_is_read_after_a_cancellation() {
        var id = withoutJob();
        var reading = resume(id);
        Tenancy.in(nordlys, () -> pages.next(reading, OURS));
        scene.acting(nordlys, () -> end.cancel(id));

        assertThat(Tenancy.in(nordlys, () -> pages.next(reading, OURS))).isEqualTo(ChunkOutcome.TO_THE_END);

        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void a_registry_that_does_not_know_the_company_ends_the_import_with_its_reason() {
        var lund = scene.organisation();
        var id = scene.acting(lund, () -> read.registry(opening()));

        var run = scene.ended(lund, id);

        assertThat(run.state()).isEqualTo(ImportState.REFUSED);
        assertThat(run.refusal()).isEqualTo("UNKNOWN_COMPANY");
    }

    private void readToTheEnd(UUID id) {
        var reading = resume(id);
        while (Tenancy.in(nordlys, () -> pages.next(reading, OURS)) == ChunkOutcome.ON) {}
    }

    private ReadPage.Reading resume(UUID id) {
        return Objects.requireNonNull(Tenancy.in(nordlys, () -> pages.resume(id)));
    }

    private UUID withoutJob() {
        return scene.withoutJob(nordlys, () -> scene.acting(nordlys, () -> read.registry(opening())));
    }

    private static Opening opening() {
        return new Opening("NemID", ImportScope.ALL, ImportScene.SOMEBODY, "Birgit");
    }
}

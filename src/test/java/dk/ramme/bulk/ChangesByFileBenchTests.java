package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How long a file of changes takes to be read, shown, done and undone, and who may do what to be handed out; run with -Pbench. */
@RammeTest
@Tag("bench")
class ChangesByFileBenchTests {

    private static final int USERS = Integer.getInteger("ramme.bench.users", 100_000);

    @Autowired
    ApplicationContext beans;

    @Autowired
    BackgroundWork background;

    @Autowired
    MockMvcTester mvc;

    @Test
    void a_hundred_thousand_rows() {
        background.stop();
        try {
            var scene = new BulkScene(beans);
            users(scene);
            var run = new UUID[1];
            bench("changes.read", () -> run[0] = read(scene));
            bench(
                    "changes.check",
                    () -> assertThat(scene.get("/bulk/" + run[0] + "/check")).hasStatusOk());
            bench(
                    "changes.page",
                    () -> assertThat(scene.get("/bulk/" + run[0] + "/rows")).hasStatusOk());
            scene.sql(
                    "update bulk_run set state = 'RUNNING', started_at = now() where id = :run", Map.of("run", run[0]));
            bench("changes.done", () -> toTheEnd(scene, run[0]));
            assertThat(scene.preview(run[0]).run().done()).isEqualTo(USERS);
            bench(
                    "changes.report",
                    () -> assertThat(scene.get("/bulk/" + run[0] + "/rows/file"))
                            .hasStatusOk());
            bench(
                    "access.review",
                    () -> assertThat(scene.post("/users/access-review/xlsx", Map.of()))
                            .hasStatusOk());
            scene.sql("delete from outbox_mail where organisation_id = :organisation", Map.of());
        } finally {
            background.goOn();
        }
    }

    private static void users(BulkScene scene) {
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, birth_date, origin, state, created_at,
                    identified_at, self_activated_at, private_mitid_offered, consented_at, version)
                select gen_random_uuid(), :organisation, (99240000 + n)::text, 'Søren ' || n || ' Østergaard',
                    'bruger' || n || '@nordlys.example', date '1980-01-01', 'IMPORTED', 'ACTIVE', now(), now(), now(), true,
                    now(), 0
                from generate_series(1, :users) n
                """, Map.of("users", USERS));
    }

    /** A quarter each gets a name, an address, a last day, and is suspended; half are named by their address. */
    private UUID read(BulkScene scene) {
        var file = new StringBuilder("RID;E-mail;Ny e-mail;Navn;Telefon;Handling;Begrundelse\n");
        for (int n = 1; n <= USERS; n++) {
            file.append(n % 2 == 0 ? 99_240_000 + n + ";" : ";bruger" + n + "@nordlys.example");
            file.append(';');
            switch (n % 4) {
                case 0 -> file.append("ny").append(n).append("@nordlys.example;;;;");
                case 1 -> file.append(";Søren A. ").append(n).append(" Østergaard;;;");
                case 2 -> file.append(";;12345678;;");
                default -> file.append(";;;Spær;Fratrådt");
            }
            file.append('\n');
        }
        return BulkScene.run(mvc.post()
                .uri("/users/changes")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "a.csv", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8)))
                .with(scene.bo)
                .with(csrf())
                .exchange());
    }

    private static void toTheEnd(BulkScene scene, UUID run) {
        while (Tenancy.in(scene.nordlys, () -> scene.running.next(run))) {
            // the next chunk
        }
    }

    private static void bench(String name, Runnable work) {
        var begun = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "BENCH %s.rows_per_second %.1f rows/s%n", name, USERS / seconds);
    }
}

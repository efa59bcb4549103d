package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How fast many users are suspended, and that undone, beside the bare SQL that writes the same rows; run with -Pbench. */
@RammeTest
@Tag("bench")
class BulkBenchTests {

    private static final int USERS = Integer.getInteger("ramme.bench.users", 100_000);
    private static final int WARM = 5_000;

    private static final String RIGHTS_TOLD = """
            insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about,
                state, next_attempt_at, created_at)
            select gen_random_uuid(), :organisation, u.email, u.name, u.language, '%1$s',
                jsonb_build_object('arguments', jsonb_build_array('Nordlys Energi A/S', 'Bo Lund', 'AUB, EASY'), 'href', '/me'),
                'rights-changed:' || gen_random_uuid(), 'QUEUED', now(), now()
            from organisation_user u where u.organisation_id = :organisation
            """;

    private static final List<String> RIGHTS_GIVEN = List.of(
            "update organisation_user set version = version + 1 where organisation_id = :organisation",
            "insert into user_right (organisation_id, user_id, name, code, origin, given_at)"
                    + " select :organisation, u.id, k.name, k.code, 'GIVEN', now() from organisation_user u"
                    + " cross join known_right k where u.organisation_id = :organisation and k.code in ('AUB', 'EASY')",
            rightsChanged("{\"given\": [\"AUB\", \"EASY\"], \"taken\": []}"),
            RIGHTS_TOLD.formatted("rights-given"),
            "update bulk_user set outcome = 'DONE', version = 1, before = '{\"rights\": \"[]\"}' where run_id = :run");

    private static final List<String> RIGHTS_TAKEN = List.of(
            "update organisation_user set version = version + 1 where organisation_id = :organisation",
            "delete from user_right where organisation_id = :organisation and code in ('AUB', 'EASY')",
            rightsChanged("{\"given\": [], \"taken\": [\"AUB\", \"EASY\"]}"),
            RIGHTS_TOLD.formatted("rights-taken"),
            "update bulk_user set outcome = 'DONE', version = 2 where run_id = :run");

    private static String rightsChanged(String details) {
        return """
                insert into audit_event (organisation_id, at, actor_kind, actor_user_id, actor_name, action, subject_type,
                    subject_id, details)
                select :organisation, now(), 'USER', :by, 'Bo Lund', 'RIGHTS_CHANGED', 'user', id, '%s'
                from organisation_user where organisation_id = :organisation
                """.formatted(details);
    }

    @Autowired
    ApplicationContext beans;

    @Autowired
    BackgroundWork background;

    @Test
    void a_hundred_thousand_users() {
        background.stop();
        try {
            var warm = scene(WARM);
            suspended(warm, WARM);
            var ours = scene(USERS);
            var run = chosen(ours);
            var suspending = toTheEnd(ours, run, USERS);
            var undo = ours.undo(run);
            started(ours, undo);
            var undoing = toTheEnd(ours, undo, USERS);
            var bare = scene(USERS);
            var sqlSuspending = bareSql(
                    bare,
                    "state = 'SUSPENDED', suspended_at = now(), suspension_reason = 'Lukket'",
                    "USER_SUSPENDED",
                    "user-suspended");
            var sqlUndoing = bareSql(
                    bare,
                    "state = 'ACTIVE', suspended_at = null, suspension_reason = null",
                    "USER_REOPENED",
                    "user-reopened");

            bench("bulk.suspend.users_per_second", USERS / suspending, "users/s");
            bench("bulk.suspend.ratio_to_sql", sqlSuspending / suspending, "");
            bench("bulk.undo.users_per_second", USERS / undoing, "users/s");
            bench("bulk.undo.ratio_to_sql", sqlUndoing / undoing, "");
            // none of these mails is to be sent
            Stream.of(warm, ours, bare)
                    .forEach(scene ->
                            scene.sql("delete from outbox_mail where organisation_id = :organisation", Map.of()));
        } finally {
            background.goOn();
        }
    }

    /** Rights are given in statements over many users, and not user by user (B1). */
    @Test
    void a_hundred_thousand_users_are_given_rights() {
        background.stop();
        try {
            var warm = scene(WARM);
            toTheEnd(warm, rights(warm), WARM + 1);
            var ours = scene(USERS);
            var run = rights(ours);
            var giving = toTheEnd(ours, run, USERS + 1);
            var undo = ours.undo(run);
            started(ours, undo);
            var undoing = toTheEnd(ours, undo, USERS + 1);
            var bare = scene(USERS);
            var sqlGiving = inOneTransaction(bare, rights(bare), RIGHTS_GIVEN);
            var sqlUndoing = inOneTransaction(bare, rights(bare), RIGHTS_TAKEN);

            bench("bulk.rights.users_per_second", USERS / giving, "users/s");
            bench("bulk.rights.ratio_to_sql", sqlGiving / giving, "");
            bench("bulk.rights.undo.users_per_second", USERS / undoing, "users/s");
            bench("bulk.rights.undo.ratio_to_sql", sqlUndoing / undoing, "");
            Stream.of(warm, ours, bare)
                    .forEach(scene ->
                            scene.sql("delete from outbox_mail where organisation_id = :organisation", Map.of()));
        } finally {
            background.goOn();
        }
    }

    /** Of all there are, whoever gives them included. */
    private static UUID rights(BulkScene scene) {
        var run = scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "GIVE_RIGHTS"));
        scene.post("/bulk/" + run + "/rights", Map.of("rights", List.of("AUB", "EASY")));
        started(scene, run);
        return run;
    }

    private static void suspended(BulkScene scene, int users) {
        toTheEnd(scene, chosen(scene), users);
    }

    private static UUID chosen(BulkScene scene) {
        var run = scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "SUSPEND"));
        scene.post("/bulk/" + run + "/reason", Map.of("reason", "Lukket"));
        started(scene, run);
        return run;
    }

    private static void started(BulkScene scene, UUID run) {
        scene.sql("update bulk_run set state = 'RUNNING', started_at = now() where id = :run", Map.of("run", run));
    }

    /** As the job does it, chunk after chunk. */
    private static double toTheEnd(BulkScene scene, UUID run, int users) {
        var begun = System.nanoTime();
        while (Tenancy.in(scene.nordlys, () -> scene.running.next(run))) {
            // the next chunk
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(scene.preview(run).run().done()).isEqualTo(users);
        return seconds;
    }

    /** The same rows in the same tables, with no thought behind them, all in one transaction. */
    private static double bareSql(BulkScene scene, String change, String event, String letter) {
        var run = chosen(scene);
        var statements = List.of(
                "update organisation_user set " + change
                        + ", version = version + 1 where organisation_id = :organisation and origin = 'IMPORTED'",
                """
                insert into audit_event (organisation_id, at, actor_kind, actor_user_id, actor_name, action, subject_type,
                    subject_id, details)
                select :organisation, now(), 'USER', :by, 'Bo Lund', '%s', 'user', id, '{"reason": "Lukket"}'
                from organisation_user where organisation_id = :organisation and origin = 'IMPORTED'
                """.formatted(event),
                """
                insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about,
                    state, next_attempt_at, created_at)
                select gen_random_uuid(), :organisation, u.email, u.name, u.language, '%1$s',
                    jsonb_build_object('arguments', jsonb_build_array('Nordlys Energi A/S', 'Bo Lund'), 'href', '/login'),
                    '%1$s:' || gen_random_uuid(), 'QUEUED', now(), now()
                from organisation_user u where u.organisation_id = :organisation and u.origin = 'IMPORTED'
                """.formatted(letter),
                "update bulk_user set outcome = 'DONE', version = 1 where run_id = :run");
        return inOneTransaction(scene, run, statements);
    }

    private static double inOneTransaction(BulkScene scene, UUID run, List<String> statements) {
        var begun = System.nanoTime();
        scene.in(() -> {
            statements.forEach(sql -> scene.inRunningTransaction(sql, Map.of("run", run, "by", scene.boLund)));
            return run;
        });
        return (System.nanoTime() - begun) / 1e9;
    }

    private BulkScene scene(int users) {
        var scene = new BulkScene(beans);
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, birth_date, origin, state, created_at,
                    identified_at, self_activated_at, private_mitid_offered, consented_at, version)
                select gen_random_uuid(), :organisation, (99240000 + n)::text, 'Søren ' || n || ' Østergaard',
                    'bruger' || n || '@nordlys.example', date '1980-01-01', 'IMPORTED', 'ACTIVE', now(), now(), now(), true,
                    now(), 0
                from generate_series(1, :users) n
                """, Map.of("users", users));
        return scene;
    }

    private static void bench(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "BENCH %s %.3f %s%n", name, value, unit);
    }
}

package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How fast users are activated, beside the bare SQL that writes the same rows; run with -Pbench. */
@RammeTest
@Tag("bench")
class ActivationBenchTests {

    private static final int USERS = Integer.getInteger("ramme.bench.users", 100_000);
    private static final int WARM = 5_000;

    @Autowired
    ApplicationContext beans;

    @Autowired
    BackgroundWork background;

    @Test
    void a_hundred_thousand_users() {
        background.stop();
        try {
            var warm = scene(WARM);
            activated(warm, WARM);
            var ours = scene(USERS);
            var seconds = activated(ours, USERS);
            System.out.printf(Locale.ROOT, "activated in %.1f s%n", seconds);
            var bare = scene(USERS);
            var sql = bareSql(bare);

            bench("activation.users_per_second", USERS / seconds, "users/s");
            bench("activation.sql_users_per_second", USERS / sql, "users/s");
            bench("activation.ratio_to_sql", sql / seconds, "");
            // none of these mails is to be sent
            Stream.of(warm, ours, bare)
                    .forEach(scene -> scene.sql("delete from outbox_mail where state = 'QUEUED'", Map.of()));
        } finally {
            background.goOn();
        }
    }

    /** As the job does it, chunk after chunk. */
    private static double activated(ActivationScene scene, int users) {
        var activation = scene.all();
        scene.runs.startWithoutJob(activation);
        var begun = System.nanoTime();
        while (scene.runs.next(activation)) {}
        var seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(scene.runs.find(activation).done()).isEqualTo(users);
        assertThat(scene.count("outbox_mail", "state = 'QUEUED'")).isEqualTo(users);
        assertThat(scene.count("audit_event", "action = 'USER_ACTIVATED'")).isEqualTo(users);
        return seconds;
    }

    /** The same rows in the same tables, with no thought behind them, all in one transaction. */
    private static double bareSql(ActivationScene scene) {
        var activation = scene.all();
        scene.runs.startWithoutJob(activation);
        var begun = System.nanoTime();
        scene.inTransaction(() -> {
            run(scene, activation, """
                    update organisation_user set state = 'AWAITING_ACTIVATION', private_mitid_offered = true,
                        activated_by = :by, activated_at = now(), version = version + 1
                    where organisation_id = :organisation and state = 'DEACTIVATED'
                    """);
            run(scene, activation, """
                    insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                    select gen_random_uuid(), :organisation, 'ACTIVATION', id,
                        sha256(convert_to(cast(gen_random_uuid() as text), 'UTF8')), now(), now() + interval '30 days'
                    from organisation_user where organisation_id = :organisation and state = 'AWAITING_ACTIVATION'
                    """);
            run(scene, activation, """
                    insert into audit_event (organisation_id, at, actor_kind, actor_user_id, actor_name, action,
                        subject_type, subject_id, details)
                    select :organisation, now(), 'USER', :by, 'Birgit Holm', 'USER_ACTIVATED', 'user', id,
                        jsonb_build_object('activation', cast(:activation as text))
                    from organisation_user where organisation_id = :organisation and state = 'AWAITING_ACTIVATION'
                    """);
            run(scene, activation, """
                    insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model,
                        link_sealed, about, subject_id, state, next_attempt_at, created_at)
                    select gen_random_uuid(), :organisation, u.email, u.name, u.language, 'activation',
                        jsonb_build_object('arguments', jsonb_build_array('Nordlys Energi A/S', 'Birgit Holm',
                            '24. december 2026'), 'href', '/activate/'),
                        sha256(u.cpr_index) || sha256(u.cpr_sealed) || substring(u.cpr_index for 12),
                        'activation:' || gen_random_uuid(), u.id, 'QUEUED', now(), now()
                    from organisation_user u
                    where u.organisation_id = :organisation and u.state = 'AWAITING_ACTIVATION'
                    """);
            run(scene, activation, """
                    update bulk_user set outcome = 'DONE', version = 1
                    where organisation_id = :organisation and run_id = :activation
                    """);
            run(scene, activation, """
                    update bulk_run set done = asked, state = 'FINISHED', finished_at = now()
                    where organisation_id = :organisation and id = :activation and created_by = :by
                    """);
            return 0;
        });
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void run(ActivationScene scene, UUID activation, String sql) {
        scene.inRunningTransaction(
                sql,
                Map.of("organisation", scene.organisation, "activation", activation, "by", scene.administrator.user()));
    }

    private ActivationScene scene(int users) {
        var scene = new ActivationScene(beans);
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    origin, state, created_at, version)
                select gen_random_uuid(), :organisation, (99240000 + n)::text, 'Søren ' || n || ' Østergaard',
                    'bruger' || n || '@nordlys.example', decode(repeat(md5(n::text), 3), 'hex'),
                    decode(md5(n::text) || md5('x' || n), 'hex'), 1, 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, :users) n
                """, Map.of("organisation", scene.organisation, "users", users));
        return scene;
    }

    private static void bench(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "BENCH %s %.3f %s%n", name, value, unit);
    }
}

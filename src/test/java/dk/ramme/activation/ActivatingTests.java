package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.bulk.Runs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.UserState;
import dk.ramme.people.list.UserFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Activation by the administrator, in the background, on the real database (A1, A2). */
@RammeTest
class ActivatingTests {

    @Autowired
    ApplicationContext beans;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @Test
    void what_is_said_before_is_what_happens() {
        var twice = AnOrganisation.anyCpr();
        var anna = scene.user("Anna Holm");
        var users = new HashSet<>(Set.of(
                anna,
                scene.user("Bo Krog"),
                scene.user("Ida Vig", twice),
                scene.user("Ida Vig", twice),
                scene.user("Ida Vig", twice),
                scene.userWithoutEmail("Ole Dam"),
                scene.userWithoutIdentity("Per Lund")));
        scene.run(scene.chosen(anna));
        var activation = scene.chosen(users.toArray(UUID[]::new));

        var said = scene.runs.outcomes(activation);
        var done = scene.run(activation);

        assertThat(said)
                .isEqualTo(Map.of(
                        "DONE", 2,
                        "ALREADY_A_USER", 2,
                        "NO_EMAIL", 1,
                        "NO_CPR", 1,
                        "NOT_DEACTIVATED", 1));
        assertThat(done).isEqualTo(said);
        assertThat(scene.runs.find(activation).done()).isEqualTo(2);
        assertThat(scene.runs.find(activation).leftOut()).isEqualTo(5);
    }

    @Test
    void whoever_is_activated_awaits_it_with_one_link_one_mail_and_one_row_on_the_trail() {
        var anna = scene.user("Anna Holm");
        var activation = scene.choose(Set.of(anna));
        scene.ways(activation, true, Set.of(IdentificationMeans.APP));

        scene.run(activation);

        var user = scene.read(anna);
        assertThat(user.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(user.access().login().privateMitIdOffered()).isTrue();
        assertThat(user.access().login().separateMeans()).containsExactly(IdentificationMeans.APP);
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.mails(anna)).isOne();
        assertThat(scene.events("USER_ACTIVATED", anna)).isOne();
        assertThat(scene.events("BULK_FINISHED", activation)).isOne();
    }

    @Test
    void everyone_on_the_list_means_those_the_list_shows() {
        scene.user("Anna Holm");
        scene.user("Anna Dahl");
        var bo = scene.user("Bo Krog");

        var activation = scene.withPrivateMitId(scene.shown(UserFilter.searching("anna")));
        var done = scene.run(activation);

        assertThat(scene.runs.find(activation).asked()).isEqualTo(2);
        assertThat(done).isEqualTo(Map.of("DONE", 2));
        assertThat(scene.state(bo)).isEqualTo(UserState.DEACTIVATED);
    }

    @Test
    void a_list_that_shows_nobody_begins_nothing() {
        assertThatExceptionOfType(ActivationChoice.NobodyChosen.class)
                .isThrownBy(() -> scene.shown(UserFilter.searching("ingen")));

        assertThat(scene.count("bulk_run", "true")).isZero();
        assertThat(scene.events("BULK_CHOSEN")).isZero();
    }

    /** An activation can be called back (users finding 2, B2). */
    @Test
    void undone_nobody_who_has_not_begun_is_activated_and_the_link_and_the_order_are_dead() {
        var cpr = AnOrganisation.anyCpr();
        var anna = scene.user("Anna Holm");
        var begun = scene.user("Bo Krog", cpr);
        var sent = scene.user("Ida Vig");
        var activation = scene.choose(Set.of(anna, begun, sent));
        scene.ways(activation, true, Set.of(IdentificationMeans.CODE_DISPLAY));
        scene.run(activation);
        scene.identify(begun, cpr);
        scene.sql(
                "update device_order set state = 'DISPATCHED', kind = 'CHIP', dispatched_at = now() where user_id = :user",
                Map.of("user", sent));

        var undo = scene.runs.undo(activation);
        var said = scene.runs.outcomes(undo);
        var done = scene.run(undo);

        assertThat(said).isEqualTo(Map.of("DONE", 1, "TOUCHED", 1, "DEVICE_SENT", 1));
        assertThat(done).isEqualTo(said);
        var user = scene.read(anna);
        assertThat(user.state()).isEqualTo(UserState.DEACTIVATED);
        assertThat(user.access().login().separateMeans()).isEmpty();
        assertThat(scene.liveLinks(anna)).isZero();
        assertThat(scene.count("device_order", "user_id = :user and state = 'CANCELLED'", Map.of("user", anna)))
                .isOne();
        assertThat(scene.events("USER_ACTIVATION_UNDONE", anna)).isOne();
        assertThat(scene.state(begun)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(scene.run(scene.chosen(anna))).as("activated anew").isEqualTo(Map.of("DONE", 1));
    }

    @Test
    void a_chunk_that_is_cut_off_leaves_nothing_and_the_run_goes_on_where_it_was() {
        var users = IntStream.range(0, Runs.CHUNK * 2 + 50)
                .mapToObj(n -> scene.user("Ida " + n))
                .toArray(UUID[]::new);
        var activation = scene.chosen(users);
        scene.runs.startWithoutJob(activation);
        scene.runs.next(activation);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> scene.inTransaction(() -> {
                    scene.runs.next(activation);
                    throw new IllegalStateException("the power is gone");
                }));
        var after = scene.runs.find(activation).done();
        while (scene.runs.next(activation)) {}

        assertThat(after).isEqualTo(Runs.CHUNK);
        assertThat(scene.runs.finished(activation)).isEqualTo(Map.of("DONE", users.length));
        for (var table : List.of("link", "outbox_mail")) {
            assertThat(scene.count(table, "true")).as(table).isEqualTo(users.length);
            assertThat(scene.count("(select distinct subject_id from " + table + ") t", "true"))
                    .as(table)
                    .isEqualTo(users.length);
        }
        assertThat(scene.events("USER_ACTIVATED")).isEqualTo(users.length);
    }

    /** Whoever began it is asked about with each chunk (house finding 3). */
    @Test
    void a_run_whose_administrator_was_suspended_activates_nobody_more_and_says_why() {
        var users = IntStream.range(0, Runs.CHUNK + 5)
                .mapToObj(n -> scene.user("Ida " + n))
                .toArray(UUID[]::new);
        var activation = scene.chosen(users);
        scene.runs.startWithoutJob(activation);
        scene.runs.next(activation);
        scene.sql(
                "update organisation_user set state = 'SUSPENDED' where id = :id",
                Map.of("id", scene.administrator.user()));

        assertThat(scene.runs.next(activation)).isFalse();

        var report = scene.runs.outcomes(activation);
        assertThat(scene.runs.find(activation).isFinished()).isTrue();
        assertThat(report).isEqualTo(Map.of("DONE", Runs.CHUNK, "NOT_ALLOWED", 5));
    }

    @Test
    void more_users_than_a_chunk_holds_are_activated_with_one_mail_and_one_row_each() {
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    origin, state, created_at, version)
                select gen_random_uuid(), :organisation, n::text, 'Ida ' || n, 'ida' || n || '@nordlys.example', '\\x00',
                    decode(lpad(to_hex(n), 64, '0'), 'hex'), 1, 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, 2500) n
                """, Map.of("organisation", scene.organisation));
        var activation = scene.all();

        scene.runs.startWithoutJob(activation);
        while (scene.runs.next(activation)) {}

        assertThat(scene.runs.finished(activation)).isEqualTo(Map.of("DONE", 2_500));
        assertThat(scene.count("outbox_mail", "template = 'activation'")).isEqualTo(2_500);
        assertThat(scene.events("USER_ACTIVATED")).isEqualTo(2_500);
        scene.sql("delete from outbox_mail where state = 'QUEUED'", Map.of());
    }
}

package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.activation.AtOnce;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules that hold for one user hold for many, for those chosen together, and under races (U6). */
@RammeTest
class BulkRuleTests {

    @Autowired
    ApplicationContext beans;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    @Test
    void of_all_organisation_administrators_chosen_together_one_stays() {
        var administrators = new ArrayList<UUID>();
        for (var name : List.of("Karen Holm", "Mads Friis", "Lis Dam")) {
            administrators.add(scene.administrator(name, Role.ORGANISATION_ADMINISTRATOR));
        }
        var run = scene.suspending(scene.bo, administrators.toArray(UUID[]::new));
        assertThat(scene.outcomes(run)).isEqualTo(Map.of("DONE", 2, "LAST_ADMINISTRATOR", 1));

        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 2, "LAST_ADMINISTRATOR", 1));

        assertThat(administrators.stream().filter(one -> scene.state(one) == UserState.ACTIVE))
                .hasSize(1);
    }

    /** Whoever starts a run locks it, then the organisation: who chooses anew, and forgets old runs, must not wait in between. */
    @Test
    void whoever_chooses_waits_for_no_old_run_that_is_just_being_started() throws Exception {
        var old = scene.suspending(scene.bo, scene.user("Ida Friis"));
        scene.sql(
                "update bulk_run set created_at = created_at - interval '3 days'"
                        + " where id = :id and organisation_id = :organisation",
                Map.of("id", old));
        var waited = new AtomicBoolean();

        var chosen = new Beside(beans, scene.nordlys)
                .second(
                        () -> scene.inRunningTransaction(
                                "update bulk_run set asked = asked where id = :id and organisation_id = :organisation",
                                Map.of("id", old)),
                        () -> waited.set(Beside.somebodyWaits(beans.getBean(JdbcClient.class))),
                        () -> scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "SUSPEND")));

        assertThat(waited).isFalse();
        assertThat(scene.count("bulk_run where id in ('" + old + "', '" + chosen + "')"))
                .isEqualTo(2);
    }

    @Test
    void whoever_does_it_stays_and_so_the_others_need_not() {
        var karen = scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
        var mads = scene.administrator("Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
        var her = scene.as(karen);

        assertThat(scene.run(her, scene.suspending(her, karen, mads)).outcomes())
                .isEqualTo(Map.of("DONE", 1, "ONESELF", 1));
    }

    /** Suspended themself, or without the role, while their run goes on: it comes to its end without doing anything more. */
    @Test
    void whoever_may_no_more_while_it_runs_does_nothing_more() {
        var birgit = scene.administrator("Birgit Holm", Role.USER_ADMINISTRATOR);
        var hers = scene.as(birgit);
        var ida = scene.user("Ida Friis");
        var run = scene.suspending(hers, ida);
        scene.sql("update bulk_run set state = 'RUNNING', started_at = now() where id = :run", Map.of("run", run));
        scene.post("/users/" + birgit + "/suspend", Map.of("reason", "Bortvist"));

        var more = Tenancy.in(scene.nordlys, () -> scene.running.next(run));

        assertThat(more).isFalse();
        assertThat(scene.outcomes(run)).isEqualTo(Map.of("NOT_ALLOWED", 1));
        assertThat(scene.preview(run).run().isFinished()).isTrue();
        assertThat(scene.state(ida)).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void two_at_once_change_each_user_once() {
        var birgit = scene.administrator("Birgit Holm", Role.USER_ADMINISTRATOR);
        var users = IntStream.range(0, 450).mapToObj(n -> UUID.randomUUID()).toArray(UUID[]::new);
        active(users);
        var first = scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "SUSPEND"));
        var second = scene.choose(scene.as(birgit), Map.of("whom", "ALL", "deed", "SUSPEND"));
        for (var run : List.of(first, second)) {
            scene.sql(
                    "update bulk_run set state = 'RUNNING', started_at = now(), parameters = '{\"reason\": \"Lukket\"}'"
                            + " where id = :run",
                    Map.of("run", run));
        }

        assertThat(AtOnce.run(() -> toTheEnd(first), () -> toTheEnd(second))).containsExactly(true, true);

        assertThat(scene.outcomes(first).getOrDefault("DONE", 0)
                        + scene.outcomes(second).getOrDefault("DONE", 0))
                .as("all but the two, one of whom may suspend the other")
                .isBetween(450, 451);
        assertThat(scene.count("audit_event where action = 'USER_SUSPENDED' group by subject_id having count(*) > 1"
                        + " union all select 0 limit 1"))
                .isZero();
        assertThat(scene.count("organisation_user where version > 1")).isZero();
    }

    private boolean toTheEnd(UUID run) {
        while (Tenancy.in(scene.nordlys, () -> scene.running.next(run))) {
            // the next chunk
        }
        return true;
    }

    private void active(UUID... users) {
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, birth_date, origin, state, created_at,
                    identified_at, self_activated_at, version)
                select one, :organisation, n::text, 'Ida ' || n, 'ida' || n || '@nordlys.example', date '1980-01-01',
                    'IMPORTED', 'ACTIVE', now(), now(), now(), 0
                from unnest(cast(:users as uuid[])) with ordinality as all_of_them (one, n)
                """, Map.of("users", users));
    }
}

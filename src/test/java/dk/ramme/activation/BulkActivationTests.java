package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Role;
import dk.ramme.people.UserFilter;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Activation by the administrator, in the background, on the real database (PRODUCT.md A1, A2). */
@RammeTest
class BulkActivationTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    BulkActivation bulk;

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

        var said = scene.in(() -> scene.report.of(activation));
        var done = scene.run(activation);

        assertThat(said.outcomes())
                .isEqualTo(Map.of(
                        Outcome.ACTIVATED, 2,
                        Outcome.ALREADY_A_USER, 2,
                        Outcome.NO_EMAIL, 1,
                        Outcome.NO_CPR, 1,
                        Outcome.NOT_DEACTIVATED, 1));
        assertThat(done.outcomes()).isEqualTo(said.outcomes());
        assertThat(done.leftOut()).isEqualTo(said.leftOut()).hasSize(5);
        assertThat(done.activation().activated()).isEqualTo(2);
        assertThat(done.activation().leftOut()).isEqualTo(5);
    }

    @Test
    void whoever_is_activated_awaits_it_with_one_link_one_mail_and_one_row_on_the_trail() {
        var anna = scene.user("Anna Holm");
        var activation =
                scene.in(() -> scene.choice.choose(scene.administrator, Activation.Kind.ACTIVATION, Set.of(anna)));
        scene.in(() -> scene.choice.chooseLogin(activation, true, Set.of(IdentificationMeans.APP)));

        scene.run(activation);

        var user = scene.read(anna);
        assertThat(user.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(user.privateMitIdOffered()).isTrue();
        assertThat(user.separateMeans()).containsExactly(IdentificationMeans.APP);
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.mails(anna)).isOne();
        assertThat(scene.events("USER_ACTIVATED", anna)).isOne();
        assertThat(scene.events("ACTIVATION_FINISHED", activation)).isOne();
    }

    @Test
    void whoever_is_no_user_administrator_any_more_starts_nothing() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.sql("delete from user_role where user_id = :user", Map.of("user", scene.administrator.user()));

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> scene.in(() -> bulk.start(activation, scene.administrator)));

        assertThat(scene.events("ACTIVATION_STARTED")).isZero();
    }

    @Test
    void a_suspended_user_administrator_starts_nothing() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.sql(
                "update organisation_user set state = 'SUSPENDED' where id = :user",
                Map.of("user", scene.administrator.user()));

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> scene.in(() -> bulk.start(activation, scene.administrator)));
    }

    @Test
    void a_role_that_is_being_taken_is_waited_for_and_then_counts_for_nothing() throws Exception {
        var activation = scene.chosen(scene.user("Anna Holm"));
        var pool = Executors.newSingleThreadExecutor();

        var start = scene.inTransaction(() -> {
            beans.getBean(JdbcClient.class)
                    .sql("delete from user_role where user_id = ?")
                    .param(scene.administrator.user())
                    .update();
            var started = pool.submit(() -> scene.in(() -> bulk.start(activation, scene.administrator)));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> started.get(1, TimeUnit.SECONDS));
            return started;
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> start.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(AccessDeniedException.class);
        pool.shutdown();
        assertThat(scene.events("ACTIVATION_STARTED")).isZero();
    }

    @Test
    void everyone_on_the_list_means_those_the_list_shows() {
        scene.user("Anna Holm");
        scene.user("Anna Dahl");
        var bo = scene.user("Bo Krog");

        var activation = scene.withPrivateMitId(
                scene.in(() -> scene.choice.chooseShown(scene.administrator, UserFilter.searching("anna"))));
        var done = scene.run(activation);

        assertThat(done.activation().asked()).isEqualTo(2);
        assertThat(done.activation().activated()).isEqualTo(2);
        assertThat(scene.state(bo)).isEqualTo(UserState.DEACTIVATED);
    }

    @Test
    void a_list_that_shows_nobody_begins_nothing() {
        assertThatExceptionOfType(ActivationChoice.NobodyChosen.class)
                .isThrownBy(() ->
                        scene.in(() -> scene.choice.chooseShown(scene.administrator, UserFilter.searching("ingen"))));

        assertThat(scene.count("activation", "true")).isZero();
        assertThat(scene.events("ACTIVATION_BEGUN")).isZero();
    }

    @Test
    void one_foreign_user_among_two_hundred_refuses_them_all_and_the_trail_tells() {
        var own = IntStream.range(0, 199).mapToObj(n -> scene.user("Ida " + n)).toList();
        var stranger = new ActivationScene(beans).user("Fremmed Frandsen");
        var users = new HashSet<>(own);
        users.add(stranger);

        assertThatExceptionOfType(ActivationChoice.UnknownUsers.class)
                .isThrownBy(() ->
                        scene.in(() -> scene.choice.choose(scene.administrator, Activation.Kind.ACTIVATION, users)));

        assertThat(scene.count("activation", "true")).isZero();
        assertThat(scene.count("activation_user", "true")).isZero();
        assertThat(scene.count("organisation_user", "state = 'AWAITING_ACTIVATION'"))
                .isZero();
        assertThat(
                        scene.count(
                                "audit_event",
                                "action = 'ACTIVATION_REFUSED' and details = cast('{\"asked\": 200, \"unknown\": 1}' as jsonb)"))
                .isOne();
    }

    @Test
    void another_organisation_sees_nothing_of_it() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        var other = new ActivationScene(beans);

        assertThatExceptionOfType(ActivationChoice.UnknownActivation.class)
                .isThrownBy(() -> other.in(() -> other.report.of(activation)));
        assertThatExceptionOfType(ActivationChoice.UnknownActivation.class)
                .isThrownBy(() -> other.in(() -> other.bulk.start(activation, other.administrator)));
        assertThatExceptionOfType(ActivationChoice.UnknownActivation.class)
                .isThrownBy(() -> other.in(() -> other.choice.chooseLogin(activation, true, Set.of())));
        assertThat(scene.events("ACTIVATION_STARTED", activation)).isZero();
    }

    @Test
    void many_clicks_at_once_start_one_run() {
        var users = Stream.of("Anna", "Bo", "Carl").map(scene::user).toArray(UUID[]::new);
        var activation = scene.chosen(users);
        var colleague = scene.signedIn("Carl Vig", Role.USER_ADMINISTRATOR);

        var clicks = AtOnce.run(IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> {
                    scene.in(() -> scene.bulk.start(activation, n % 2 == 0 ? scene.administrator : colleague));
                    return "started";
                })
                .<Callable<Object>>toArray(Callable[]::new));
        scene.finished(activation);

        assertThat(clicks).containsOnly("started");
        assertThat(scene.events("ACTIVATION_STARTED", activation)).isOne();
        assertThat(scene.events("ACTIVATION_FINISHED", activation)).isOne();
        assertThat(users).allSatisfy(user -> assertThat(scene.mails(user)).isOne());
    }

    @Test
    void a_second_activation_of_the_same_user_leaves_them_as_they_are() {
        var anna = scene.user("Anna Holm");
        var first = scene.chosen(anna);
        var second = scene.chosen(anna);

        AtOnce.run(
                () -> {
                    scene.in(() -> scene.bulk.start(first, scene.administrator));
                    return "";
                },
                () -> {
                    scene.in(() -> scene.bulk.start(second, scene.administrator));
                    return "";
                });
        var outcomes =
                List.of(scene.finished(first).outcomes(), scene.finished(second).outcomes());

        assertThat(outcomes)
                .containsExactlyInAnyOrder(Map.of(Outcome.ACTIVATED, 1), Map.of(Outcome.NOT_DEACTIVATED, 1));
        assertThat(scene.liveLinks(anna)).isOne();
        assertThat(scene.mails(anna)).isOne();
    }

    @Test
    void what_is_offered_no_more_is_refused_at_the_start() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.allow(false);

        assertThatExceptionOfType(ActivationChoice.NotOffered.class)
                .isThrownBy(() -> scene.in(() -> scene.bulk.start(activation, scene.administrator)));

        assertThat(scene.in(() -> scene.report.find(activation)).isChoosing()).isTrue();
        assertThat(scene.events("ACTIVATION_STARTED", activation)).isZero();
    }

    @Test
    void what_is_offered_no_more_leaves_the_rest_out_with_that_reason() {
        var anna = scene.user("Anna Holm");
        var activation = scene.chosen(anna, scene.userWithoutEmail("Ole Dam"));
        scene.startWithoutJob(activation);
        scene.allow(false);

        while (scene.in(() -> scene.bulk.next(activation))) {}

        assertThat(scene.finished(activation).outcomes())
                .isEqualTo(Map.of(Outcome.NOT_OFFERED, 1, Outcome.NO_EMAIL, 1));
        assertThat(scene.state(anna)).isEqualTo(UserState.DEACTIVATED);
        assertThat(scene.mails(anna)).isZero();
    }

    @Test
    void nobody_is_activated_after_the_policy_has_been_switched_off() {
        for (var round = 0; round < 25; round++) {
            scene.allow(true);
            var activation = scene.chosen(scene.user("Anna " + round), scene.user("Bo " + round));
            scene.startWithoutJob(activation);

            var outcomes = AtOnce.run(
                    () -> scene.in(() -> scene.bulk.next(activation)),
                    // how many had been activated at the moment it was switched off
                    () -> scene.inTransaction(() -> {
                        scene.change(false);
                        return awaiting();
                    }));

            assertThat(outcomes.get(0)).isEqualTo(true);
            assertThat(outcomes.get(1)).as("round " + round).isEqualTo(awaiting());
        }
    }

    @Test
    void a_chunk_that_is_cut_off_leaves_nothing_and_the_run_goes_on_where_it_was() {
        var users = IntStream.range(0, BulkActivation.CHUNK * 2 + 50)
                .mapToObj(n -> scene.user("Ida " + n))
                .toArray(UUID[]::new);
        var activation = scene.chosen(users);
        scene.startWithoutJob(activation);
        scene.in(() -> scene.bulk.next(activation));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> scene.inTransaction(() -> {
                    scene.bulk.next(activation);
                    throw new IllegalStateException("the power is gone");
                }));
        var after = scene.in(() -> scene.report.find(activation)).activated();
        while (scene.in(() -> scene.bulk.next(activation))) {}

        assertThat(after).isEqualTo(BulkActivation.CHUNK);
        assertThat(scene.finished(activation).activation().activated()).isEqualTo(users.length);
        for (var table : List.of("link", "outbox_mail")) {
            assertThat(scene.count(table, "true")).as(table).isEqualTo(users.length);
            assertThat(scene.count("(select distinct subject_id from " + table + ") t", "true"))
                    .as(table)
                    .isEqualTo(users.length);
        }
        assertThat(scene.events("USER_ACTIVATED")).isEqualTo(users.length);
    }

    @Test
    void ten_thousand_users_are_activated_quickly() {
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    origin, state, created_at, version)
                select gen_random_uuid(), :organisation, n::text, 'Ida ' || n, 'ida' || n || '@nordlys.example', '\\x00',
                    decode(lpad(to_hex(n), 64, '0'), 'hex'), 1, 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, 10000) n
                """, Map.of("organisation", scene.organisation));
        var activation = scene.all();

        var begun = System.nanoTime();
        scene.startWithoutJob(activation);
        while (scene.in(() -> scene.bulk.next(activation))) {}
        var seconds = (System.nanoTime() - begun) / 1e9;

        System.out.printf("Activated 10,000 users in %.1f s: %.0f a second%n", seconds, 10_000 / seconds);
        assertThat(scene.finished(activation).activation().activated()).isEqualTo(10_000);
        assertThat(scene.count("outbox_mail", "template = 'activation'")).isEqualTo(10_000);
        assertThat(scene.events("USER_ACTIVATED")).isEqualTo(10_000);
        scene.sql("delete from outbox_mail where state = 'QUEUED'", Map.of());
    }

    @Test
    void separate_means_alone_let_users_in_but_none_that_is_not_offered() {
        var activation = scene.chosen(scene.user("Anna Holm"));

        scene.in(() -> scene.choice.chooseLogin(activation, false, Set.of(IdentificationMeans.APP)));

        assertThatExceptionOfType(ActivationChoice.NotOffered.class)
                .isThrownBy(() ->
                        scene.in(() -> scene.choice.chooseLogin(activation, false, Set.of(IdentificationMeans.CHIP))));
    }

    @Test
    void nobody_is_activated_before_the_set_up_is_confirmed() {
        var organisation = beans.getBean(AnOrganisation.class).inSetup();
        beans.getBean(AnOrganisation.class).importedUser(organisation, "Anna Holm", "anna@nordlys.example");

        assertThatExceptionOfType(ActivationChoice.NotReady.class)
                .isThrownBy(() -> Tenancy.in(
                        organisation, () -> scene.choice.chooseShown(scene.administrator, UserFilter.none())));
    }

    private int awaiting() {
        return scene.count("organisation_user", "state = 'AWAITING_ACTIVATION'");
    }
}

package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.people.list.UserFilter;
import dk.ramme.tenancy.Tenancy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Nobody activates whom they may not, or who cannot be activated yet. */
@RammeTest
class ActivationRefusalTests {

    @Autowired
    ApplicationContext beans;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @Test
    void whoever_is_no_user_administrator_any_more_starts_nothing() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.sql("delete from user_role where user_id = :user", Map.of("user", scene.administrator.user()));

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> scene.runs.start(activation));

        assertThat(scene.events("BULK_STARTED")).isZero();
    }

    @Test
    void a_suspended_user_administrator_starts_nothing() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        scene.sql(
                "update organisation_user set state = 'SUSPENDED' where id = :user",
                Map.of("user", scene.administrator.user()));

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> scene.runs.start(activation));
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
            var started = pool.submit(() -> scene.runs.start(activation));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> started.get(1, TimeUnit.SECONDS));
            return started;
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> start.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(AccessDeniedException.class);
        pool.shutdown();
        assertThat(scene.events("BULK_STARTED")).isZero();
    }

    @Test
    void one_foreign_user_among_two_hundred_refuses_them_all_and_the_trail_tells() {
        var own = IntStream.range(0, 199).mapToObj(n -> scene.user("Ida " + n)).toList();
        var stranger = new ActivationScene(beans).user("Fremmed Frandsen");
        var users = new HashSet<>(own);
        users.add(stranger);

        assertThatExceptionOfType(ActivationChoice.UnknownUsers.class).isThrownBy(() -> scene.choose(users));

        assertThat(scene.count("bulk_run", "true")).isZero();
        assertThat(scene.count("bulk_user", "true")).isZero();
        assertThat(scene.count("organisation_user", "state = 'AWAITING_ACTIVATION'"))
                .isZero();
        assertThat(
                        scene.count(
                                "audit_event",
                                "action = 'ACTIVATION_REFUSED' and details @> cast('{\"asked\": 200, \"unknown\": 1}' as jsonb)"))
                .isOne();
    }

    @Test
    void another_organisation_sees_nothing_of_it() {
        var activation = scene.chosen(scene.user("Anna Holm"));
        var other = new ActivationScene(beans);

        assertThatExceptionOfType(ChoosingMany.UnknownRun.class).isThrownBy(() -> other.runs.outcomes(activation));
        assertThatExceptionOfType(ChoosingMany.UnknownRun.class).isThrownBy(() -> other.runs.start(activation));
        assertThatExceptionOfType(ChoosingMany.UnknownRun.class)
                .isThrownBy(() -> other.ways(activation, true, Set.of()));
        assertThat(scene.events("BULK_STARTED", activation)).isZero();
    }

    @Test
    void nobody_is_activated_before_the_set_up_is_confirmed() {
        var organisation = beans.getBean(AnOrganisation.class).inSetup();
        beans.getBean(AnOrganisation.class).importedUser(organisation, "Anna Holm", "anna@nordlys.example");

        assertThatExceptionOfType(ActivationChoice.NotReady.class)
                .isThrownBy(() -> Tenancy.in(organisation, () -> scene.choice.chooseShown(UserFilter.none())));
    }
}

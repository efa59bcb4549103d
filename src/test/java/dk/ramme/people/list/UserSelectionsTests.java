package dk.ramme.people.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class UserSelectionsTests {

    private final UUID karen = UUID.randomUUID();

    @Autowired
    UserSelections selections;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    UUID nordlys;

    @BeforeEach
    void anOrganisation() {
        nordlys = organisations.ready();
    }

    @Test
    void users_chosen_one_by_one_add_up() {
        var anna = user("Anna Holm");
        var bo = user("Bo Krog");
        user("Carl Vig");

        choose(anna);
        choose(bo);
        choose(bo);

        assertThat(chosen()).containsExactlyInAnyOrder("Anna Holm", "Bo Krog");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void everyone_a_filter_lets_through_is_chosen_but_for_exceptions() {
        var ids = IntStream.range(0, 20).mapToObj(n -> user("Ida " + n)).toList();
        user("Bo Krog");

        all(UserFilter.searching("ida"));
        leaveOut(ids.get(3), ids.get(4));
        choose(ids.get(4));

        assertThat(chosen()).hasSize(19).contains("Ida 4").doesNotContain("Ida 3", "Bo Krog");
        assertThat(count()).isEqualTo(19);
    }

    @Test
    void filters_and_single_users_add_up_and_nobody_is_counted_twice() {
        var bo = user("Bo Krog");
        var ida = user("Ida Krog");
        user("Ida Holm");
        user("Carl Vig");

        choose(bo, ida);
        all(UserFilter.searching("ida"));
        all(UserFilter.searching("krog"));

        assertThat(chosen()).containsExactlyInAnyOrder("Bo Krog", "Ida Krog", "Ida Holm");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void the_whole_list_takes_the_place_of_what_was_chosen_before() {
        user("Ida Holm");
        user("Bo Krog");

        all(UserFilter.searching("ida"));
        all(UserFilter.none());

        assertThat(count()).isEqualTo(2);
        assertThat(rows("selected_filter")).isOne();
    }

    @Test
    void what_was_cleared_is_chosen_no_more() {
        choose(user("Ida Holm"));
        all(UserFilter.searching("i"));

        run(() -> selections.clear(nordlys, karen, UserList.IMPORTED));

        assertThat(count()).isZero();
        assertThat(chosen()).isEmpty();
    }

    @Test
    void whoever_leaves_the_list_is_chosen_no_more() {
        var anna = user("Anna Holm");
        choose(anna, user("Bo Krog"));

        run(() -> jdbc.sql("update organisation_user set state = 'AWAITING_ACTIVATION' where id = ?")
                .param(anna)
                .update());

        assertThat(count()).isOne();
        assertThat(chosen()).containsExactly("Bo Krog");
    }

    @Test
    void each_administrator_and_each_list_has_a_selection_of_its_own() {
        choose(user("Anna Holm"));

        var otto = in(() -> selections.of(nordlys, UUID.randomUUID(), UserList.IMPORTED));
        var users = in(() -> selections.of(nordlys, karen, UserList.USERS));

        assertThat(otto.isEmpty()).isTrue();
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void with_one_user_of_another_organisation_nobody_is_chosen() {
        var anna = user("Anna Holm");
        var foreign = organisations.importedUser(organisations.ready(), "Frida Fremmed", "f@fremmed.example");

        var done = in(() -> selections.choose(nordlys, karen, UserList.IMPORTED, Set.of(anna, foreign)));

        assertThat(done).isFalse();
        assertThat(count()).isZero();
    }

    @Test
    void more_filters_than_anybody_keeps_in_mind_are_refused() {
        user("Ida Holm");

        for (int n = 0; n < UserSelections.MOST_FILTERS; n++) {
            all(UserFilter.searching("i" + n));
        }
        var one = in(() -> selections.chooseAll(nordlys, karen, UserList.IMPORTED, UserFilter.searching("ida")));

        assertThat(one).isFalse();
        assertThat(count()).isZero();
    }

    private UUID user(String name) {
        return organisations.importedUser(nordlys, name, "somebody@nordlys.example");
    }

    private void choose(UUID... users) {
        assertThat(in(() -> selections.choose(nordlys, karen, UserList.IMPORTED, Set.of(users))))
                .isTrue();
    }

    private void leaveOut(UUID... users) {
        run(() -> selections.leaveOut(nordlys, karen, UserList.IMPORTED, Set.of(users)));
    }

    private void all(UserFilter filter) {
        assertThat(in(() -> selections.chooseAll(nordlys, karen, UserList.IMPORTED, filter)))
                .isTrue();
    }

    private long count() {
        return in(() -> selections.of(nordlys, karen, UserList.IMPORTED)).count();
    }

    private List<String> chosen() {
        return in(() -> {
            var users = selections.users(nordlys, karen, UserList.IMPORTED);
            return jdbc.sql("select u.name from organisation_user u where " + users.condition())
                    .params(users.parameters())
                    .query(String.class)
                    .list();
        });
    }

    private long rows(String table) {
        return in(() ->
                jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }

    private void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }
}

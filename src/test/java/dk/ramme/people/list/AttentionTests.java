package dk.ramme.people.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import dk.ramme.identifier.CprNumber;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.people.life.TwinsJob;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who needs a look and why, and what is found by the means one logs in with: few of them or more than can be sorted. */
@RammeTest
class AttentionTests {

    private static final CprNumber TWIN = AnOrganisation.anyCpr();

    @Autowired
    AnOrganisation organisations;

    @Autowired
    UserLists lists;

    @Autowired
    TwinsJob twins;

    @Autowired
    BackgroundWork background;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Superuser superuser;

    @Autowired
    WaysIn ways;

    @Autowired
    Users users;

    @Autowired
    Organisations allOrganisations;

    UUID nordlys;

    @BeforeEach
    void oneOfEach() {
        nordlys = organisations.ready(
                LoginPolicy.of(true, Set.of(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY)));
        user("Anders", "ACTIVE", "private_mitid_offered = true, consented_at = now()");
        user("Birthe", "ACTIVE", "separate_means = 'APP'");
        takeIntoUse("Birthe", "APP");
        user("Carl", "ACTIVE", "separate_means = 'CHIP'");
        takeIntoUse("Carl", "CHIP");
        user("Dorte", "ACTIVE", "private_mitid_offered = true, consent_declined_at = now()");
        user("Erik", "AWAITING_ACTIVATION", "private_mitid_offered = true");
        user("Frida", "AWAITING_ACTIVATION", "separate_means = 'CODE_DISPLAY CHIP'");
        user("Gorm", "SUSPENDED", "email = null");
        user("Hanne", "DEACTIVATED", "email = null");
        link("Erik", "-1 hour", null);
        link("Frida", "-1 hour", "now()");
        link("Frida", "3 days", null);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_EMAIL, Gorm",
        "LINK_EXPIRED, Erik",
        "LINK_EXPIRES_SOON, Frida",
        "DUPLICATE, ",
        "NO_MEANS, Carl Dorte",
        "MEANS_OFF, Carl",
        "NEEDS_CODE, Erik Frida",
        "ANY, Carl Dorte Erik Frida Gorm"
    })
    void each_reason_finds_its_own(Attention reason, @Nullable String names) {
        assertThat(found(UserList.USERS, about(reason, null))).isEqualTo(names(names));
    }

    /** The days that the words say are the days that count (words finding 20). */
    @ParameterizedTest
    @CsvSource({"4 days 23 hours, true", "5 days 1 hour, false"})
    void a_link_ends_soon_within_the_days_that_are_said(String ends, boolean soon) {
        user("Karl", "AWAITING_ACTIVATION", "separate_means = 'APP'");
        link("Karl", ends, null);

        assertThat(found(UserList.USERS, about(Attention.LINK_EXPIRES_SOON, null))
                        .contains("Karl"))
                .isEqualTo(soon);
        assertThat(ResourceBundle.getBundle("messages", Locale.ROOT).getString("people.attention.LINK_EXPIRES_SOON"))
                .contains("inden for 5 dage");
        assertThat(ResourceBundle.getBundle("messages", Locale.ENGLISH).getString("people.attention.LINK_EXPIRES_SOON"))
                .contains("within 5 days");
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE_MITID, Anders Dorte Erik",
        "APP, Birthe",
        "CODE_DISPLAY, Frida",
        "CODE_READER, ",
        "CHIP, Carl Frida"
    })
    void each_means_finds_who_was_given_it(LoginMeans means, @Nullable String names) {
        assertThat(found(UserList.USERS, about(null, means))).isEqualTo(names(names));
    }

    @Test
    void the_other_list_has_its_own_and_filters_go_together() {
        assertThat(found(UserList.IMPORTED, about(Attention.NO_EMAIL, null))).containsExactly("Hanne");
        assertThat(found(UserList.IMPORTED, about(Attention.ANY, null))).containsExactly("Hanne");
        assertThat(found(UserList.USERS, about(Attention.ANY, LoginMeans.CHIP))).containsExactly("Carl", "Frida");
        assertThat(found(
                        UserList.USERS,
                        new UserQuery("car", null, null, null, null, Attention.ANY, null, null, null, null)))
                .containsExactly("Carl");
    }

    @Test
    void without_private_mitid_whoever_has_nothing_else_has_no_way_in() {
        in(() -> jdbc.sql("update organisation set private_mitid = false").update());

        assertThat(found(UserList.USERS, about(Attention.NO_MEANS, null))).containsExactly("Anders", "Carl", "Dorte");
    }

    /** As the database does by itself a moment later: else it finds its way among them as if there were few. */
    private void counted() {
        superuser.does("analyze organisation_user", "analyze link");
    }

    @Test
    void more_than_can_be_sorted_are_walked_through_in_their_order() {
        in(() -> jdbc.sql("""
                insert into organisation_user (id, organisation_id, name, email, separate_means, birth_date, origin, state, created_at,
                    version)
                select gen_random_uuid(), :organisation, 'Øjvind ' || lpad(n::text, 4, '0'), 'o' || n || '@nordlys.example', 'CHIP',
                    '1980-01-01', 'IMPORTED', 'ACTIVE', now(), 0
                from generate_series(1, 1500) n
                """).param("organisation", nordlys).update());

        for (var query :
                List.of(about(Attention.NO_MEANS, null), about(Attention.ANY, null), about(null, LoginMeans.CHIP))) {
            var slice = slice(UserList.USERS, query);
            assertThat(slice.rows())
                    .hasSize(UserLists.PAGE)
                    .first()
                    .satisfies(row -> assertThat(row.name()).isEqualTo("Carl"));
            assertThat(slice.counted()).isFalse();
            var last = slice.rows().get(UserLists.PAGE - 1);
            var next = slice(UserList.USERS, query.beside(last.id(), null, 51));
            assertThat(next.rows())
                    .first()
                    .satisfies(row -> assertThat(row.name()).isGreaterThan(last.name()));
        }
    }

    @Test
    void more_ended_links_than_can_be_sorted_are_walked_through_in_the_order_they_ended() {
        in(() -> jdbc.sql("""
                insert into organisation_user (id, organisation_id, name, email, birth_date, origin, state, created_at, version)
                select gen_random_uuid(), :organisation, 'Åse ' || n, 'a' || n || '@nordlys.example', '1980-01-01', 'IMPORTED',
                    'AWAITING_ACTIVATION', now(), 0
                from generate_series(1, 1500) n
                """).param("organisation", nordlys).update());
        in(() -> jdbc.sql("""
                insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                select gen_random_uuid(), organisation_id, 'ACTIVATION', id, sha256(id::text::bytea), now() - interval '40 days',
                    now() - interval '1 day' - substr(name, 5)::int * interval '1 minute'
                from organisation_user where starts_with(name, 'Åse')
                """).update());
        counted();

        var first = slice(UserList.USERS, about(Attention.LINK_EXPIRED, null));
        assertThat(first.rows())
                .extracting(UserRow::name)
                .startsWith("Åse 1500", "Åse 1499")
                .hasSize(UserLists.PAGE);
        assertThat(first.counted()).isFalse();
        var last = first.rows().get(UserLists.PAGE - 1).id();
        assertThat(slice(UserList.USERS, about(Attention.LINK_EXPIRED, null).beside(last, null, 51))
                        .rows())
                .first()
                .satisfies(row -> assertThat(row.name()).isEqualTo("Åse 1450"));

        in(() -> jdbc.sql("update link set revoked_at = now() where subject_id = :user")
                .param("user", last)
                .update());
        assertThat(slice(UserList.USERS, about(Attention.LINK_EXPIRED, null).beside(last, null, 51))
                        .rows())
                .as("the last one got a new link meanwhile")
                .first()
                .satisfies(row -> assertThat(row.name()).isEqualTo("Åse 1450"));
    }

    @Test
    void whoever_stands_twice_is_marked_from_the_second_on_until_only_one_is_left() {
        var first = organisations.importedUser(nordlys, "Ida Lund", "ida@nordlys.example", TWIN);
        assertThat(doubles()).isEmpty();

        var second = organisations.importedUser(nordlys, "Ida Bo Lund", "ida2@nordlys.example", TWIN);
        assertThat(doubles()).containsExactly("Ida Bo Lund", "Ida Lund");

        set(second, "state = 'DELETED'");
        assertThat(doubles()).isEmpty();

        var third = organisations.importedUser(nordlys, "Ida Karen Lund", "ida3@nordlys.example", TWIN);
        assertThat(doubles()).containsExactly("Ida Karen Lund", "Ida Lund");

        set(third, "cpr_sealed = null, cpr_index = null, cpr_index_key = null");
        assertThat(doubles()).isEmpty();

        in(() -> jdbc.sql(
                        "update organisation_user set cpr_sealed = o.cpr_sealed, cpr_index = o.cpr_index, cpr_index_key = o.cpr_index_key"
                                + " from (select * from organisation_user where id = :first) o where organisation_user.id = :third")
                .param("first", first)
                .param("third", third)
                .update());
        assertThat(doubles()).containsExactly("Ida Karen Lund", "Ida Lund");

        set(first, "state = 'DELETED'");
        set(third, "state = 'DELETED'");
        assertThat(in(() -> jdbc.sql("select count(*) from organisation_user where twin")
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    /** Issue 17: where no two numbers tell, name and birth date, or the address, are all that says who may be one person. */
    @Test
    void whoever_may_stand_twice_without_a_number_is_marked_until_somebody_says_that_they_are_two() {
        var first = organisations.importedUser(nordlys, "Ida Lund", "ida@nordlys.example", null);
        var second = organisations.importedUser(nordlys, "Ida Bo Lund", "ida2@nordlys.example", TWIN);
        var born = organisations.importedUser(nordlys, "Ida Lund", "ida3@nordlys.example", null);
        set(second, "birth_date = (select birth_date from organisation_user where id = '" + first + "')");
        set(born, "birth_date = date '1944-04-04'");
        var named = organisations.importedUser(nordlys, "Mona Dam", "mona@nordlys.example", null);
        var address = organisations.importedUser(nordlys, "Mona Dam", "MONA@nordlys.example", null);
        set(named, "birth_date = null");
        set(address, "birth_date = date '1950-05-05'");

        background.in(nordlys, twins::recount);

        assertThat(perhaps()).containsExactly("Ida Bo Lund", "Ida Lund", "Mona Dam", "Mona Dam");
        in(() -> jdbc.sql("insert into told_apart (organisation_id, one_id, other_id, said_at)"
                        + " values (:organisation, least(:one, :other), greatest(:one, :other), now())")
                .param("organisation", nordlys)
                .param("one", named)
                .param("other", address)
                .update());
        assertThat(perhaps()).containsExactly("Ida Bo Lund", "Ida Lund");
        set(first, "state = 'DELETED'");
        background.in(nordlys, twins::recount);
        assertThat(perhaps()).isEmpty();
    }

    private List<String> perhaps() {
        return found(UserList.IMPORTED, about(Attention.MAYBE_DUPLICATE, null));
    }

    @Test
    void the_same_person_elsewhere_is_no_double() {
        organisations.importedUser(nordlys, "Ida Lund", "ida@nordlys.example", TWIN);
        organisations.importedUser(organisations.ready(), "Ida Lund", "ida@fremad.example", TWIN);

        assertThat(doubles()).isEmpty();
    }

    @Test
    void marks_that_two_at_the_same_moment_left_wrong_are_put_right_at_night() {
        organisations.importedUser(nordlys, "Ida Lund", "ida@nordlys.example", TWIN);
        organisations.importedUser(nordlys, "Ida Bo Lund", "ida2@nordlys.example", TWIN);
        organisations.importedUser(nordlys, "Bo", "bo@nordlys.example", AnOrganisation.anyCpr());
        in(() -> jdbc.sql("update organisation_user set twin = not twin").update());

        background.in(nordlys, twins::recount);

        assertThat(doubles()).containsExactly("Ida Bo Lund", "Ida Lund");
    }

    /** The list goes by what {@link WaysIn} says of each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update user_means set wrong = 10",
                "update user_means set pin_hash = 'x', pin_set_at = now(), pin_wrong = 5 where kind = 'APP'",
                "update user_means set state = 'REVOKED', revoked_at = now()",
                "delete from user_means where kind = 'APP'",
                "update organisation_user set separate_means = 'CODE_DISPLAY' where name = 'Birthe'",
                "update organisation set offered_means = 'CODE_DISPLAY'"
            })
    void whoever_lost_the_use_of_their_means_has_no_way_in(String what) {
        assertThat(found(UserList.USERS, about(Attention.NO_MEANS, null))).doesNotContain("Birthe");
        in(() -> jdbc.sql(what).update());

        var listed = found(UserList.USERS, about(Attention.NO_MEANS, null));

        assertThat(listed).contains("Birthe").isEqualTo(withoutWay());
    }

    @Test
    void whoever_opens_their_means_has_a_way_in_again() {
        in(() -> jdbc.sql("update user_means set wrong = 10").update());
        in(() -> jdbc.sql("update user_means set wrong = 0").update());

        assertThat(found(UserList.USERS, about(Attention.NO_MEANS, null)))
                .isEqualTo(withoutWay())
                .doesNotContain("Birthe");
    }

    /** Every user who is active, asked one by one. */
    private List<String> withoutWay() {
        return in(() -> {
            var policy = allOrganisations.findById(nordlys).orElseThrow().loginPolicy();
            return jdbc
                    .sql("select id from organisation_user where state = 'ACTIVE' order by name")
                    .query(UUID.class)
                    .stream()
                    .map(id -> users.findById(id).orElseThrow())
                    .filter(user -> !ways.any(user, policy))
                    .map(User::name)
                    .toList();
        });
    }

    private void takeIntoUse(String name, String kind) {
        in(() -> jdbc.sql("""
                        insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                        select gen_random_uuid(), organisation_id, id, :kind, 'Min', 'ACTIVE', now(), now()
                        from organisation_user where name = :name
                        """).param("kind", kind).param("name", name).update());
    }

    private List<String> doubles() {
        return found(UserList.IMPORTED, about(Attention.DUPLICATE, null));
    }

    private List<String> found(UserList list, UserQuery query) {
        var slice = slice(list, query);
        assertThat(slice.total()).isEqualTo(slice.rows().size());
        return slice.rows().stream().map(UserRow::name).toList();
    }

    private UserLists.Slice slice(UserList list, UserQuery query) {
        return Tenancy.in(nordlys, () -> lists.find(list, query, UUID.randomUUID()));
    }

    private static UserQuery about(@Nullable Attention attention, @Nullable LoginMeans means) {
        return new UserQuery(null, null, null, null, means, attention, null, null, null, null);
    }

    private static List<String> names(@Nullable String names) {
        return names == null ? List.of() : List.of(names.split(" "));
    }

    private void user(String name, String state, String facts) {
        set(
                organisations.importedUser(nordlys, name, name.toLowerCase(Locale.ROOT) + "@nordlys.example"),
                "state = '" + state + "', " + facts);
    }

    private void set(UUID user, String facts) {
        in(() -> jdbc.sql("update organisation_user set " + facts + " where id = :user")
                .param("user", user)
                .update());
    }

    private void link(String name, String ends, @Nullable String revoked) {
        in(() -> jdbc.sql(
                        "insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at, revoked_at)"
                                + " select gen_random_uuid(), organisation_id, 'ACTIVATION', id, sha256(gen_random_uuid()::text::bytea),"
                                + " now() - interval '9 days', now() + interval '" + ends + "', " + revoked
                                + " from organisation_user where name = :name")
                .param("name", name)
                .update());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}

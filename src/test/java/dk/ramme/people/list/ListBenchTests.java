package dk.ramme.people.list;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.people.need.Attention;
import dk.ramme.tenancy.Tenancy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists, search and filters among a million users beside the same among a thousand; run with -Pbench. */
@RammeTest
@Tag("bench")
class ListBenchTests {

    private static final int MANY = Integer.getInteger("ramme.bench.rows", 1_000_000);
    private static final int FEW = 1_000;
    private static final int TIMES = 200;

    @Autowired
    UserLists lists;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Test
    void a_million_imported_users_are_listed_like_a_thousand() {
        var few = imported(FEW);
        var many = imported(MANY);
        new JdbcClientOfOwner(environment).vacuum();

        compare("list", UserList.IMPORTED, few, queries(few, FEW), many, queries(many, MANY));
    }

    @Test
    void a_million_users_in_use_are_listed_like_a_thousand() {
        var few = inUse(FEW);
        var many = inUse(MANY);
        new JdbcClientOfOwner(environment).vacuum();

        compare("users", UserList.USERS, few, usersQueries(few, FEW), many, usersQueries(many, MANY));
        compare("needs_you", UserList.NEEDS_YOU, few, needs(), many, needs());
    }

    private void compare(
            String title,
            UserList list,
            UUID few,
            Map<String, UserQuery> ofFew,
            UUID many,
            Map<String, UserQuery> ofMany) {
        ofFew.forEach((name, query) -> {
            var fast = p95(list, few, query);
            var slow = p95(list, many, Objects.requireNonNull(ofMany.get(name)));
            bench(title + "." + name + "_p95_ms_1k", fast);
            bench(title + "." + name + "_p95_ms_1m", slow);
            bench(title + "." + name + "_ratio", slow / fast);
        });
    }

    private Map<String, UserQuery> usersQueries(UUID organisation, int rows) {
        var queries = new LinkedHashMap<String, UserQuery>();
        queries.put("first", UserQuery.all());
        queries.put(
                "deep",
                UserQuery.all().beside(deep(organisation, UserList.USERS, UserSort.NAME, rows / 2), null, rows / 2));
        queries.put("two_common_words", searching("fornavn3 efternavn1"));
        queries.put("state_active", only(UserState.ACTIVE, null, null, null));
        queries.put("state_suspended", only(UserState.SUSPENDED, null, null, null));
        queries.put("role", only(null, Role.USER_ADMINISTRATOR, null, null));
        queries.put("means_private", only(null, null, LoginMeans.PRIVATE_MITID, null));
        queries.put("means_rare", only(null, null, LoginMeans.CHIP, null));
        for (var attention : UserList.USERS.attentions()) {
            var name = attention.name().toLowerCase(Locale.ROOT);
            queries.put("attention_" + name, only(null, null, null, attention));
            queries.put(
                    "attention_" + name + "_deep",
                    only(null, null, null, attention)
                            .beside(deep(organisation, UserList.USERS, UserSort.NAME, rows / 2), null, rows / 2));
        }
        return queries;
    }

    private static Map<String, UserQuery> needs() {
        var queries = new LinkedHashMap<String, UserQuery>();
        queries.put("any", only(null, null, null, Attention.ANY));
        for (var reason : UserList.NEEDS_YOU.attentions()) {
            queries.put(reason.name().toLowerCase(Locale.ROOT), only(null, null, null, reason));
        }
        return queries;
    }

    private static UserQuery only(
            @Nullable UserState state, @Nullable Role role, @Nullable LoginMeans means, @Nullable Attention attention) {
        return new UserQuery(null, state, null, role, means, attention, null, null, null, null);
    }

    private Map<String, UserQuery> queries(UUID organisation, int rows) {
        var deep = in(
                organisation,
                () -> jdbc.sql("""
                select id from organisation_user where state = 'DEACTIVATED'
                order by name collate "da-x-icu", id offset ? limit 1
                """).param(rows / 2).query(UUID.class).single());
        var group = in(
                organisation,
                () -> jdbc.sql("select id from user_group limit 1")
                        .query(UUID.class)
                        .single());
        var queries = new LinkedHashMap<String, UserQuery>();
        queries.put("first", UserQuery.all());
        queries.put("deep", UserQuery.all().beside(deep, null, rows / 2));
        queries.put("deep_back", UserQuery.all().beside(null, deep, rows / 2));
        for (var sort : List.of(UserSort.EMAIL, UserSort.NEWEST)) {
            var name = sort.name().toLowerCase(Locale.ROOT);
            queries.put("first_by_" + name, sorted(sort));
            queries.put(
                    "deep_by_" + name,
                    sorted(sort).beside(deep(organisation, UserList.IMPORTED, sort, rows / 2), null, rows / 2));
        }
        queries.put("search_few", searching("bruger77@"));
        queries.put("search_hundred", searching("fornavn3 efternavn17"));
        queries.put("search_common", searching("fornavn3"));
        queries.put("search_rid", searching("80000005"));
        queries.put("search_two_common_words", searching("fornavn3 efternavn1"));
        queries.put("filter_duplicate", only(null, null, null, Attention.DUPLICATE));
        queries.put("filter_any_attention", only(null, null, null, Attention.ANY));
        queries.put("search_nobody", searching("findesikke"));
        queries.put("filter_group", new UserQuery(null, null, group, null, null, null, null, null, null, null));
        queries.put("filter_no_email", only(null, null, null, Attention.NO_EMAIL));
        return queries;
    }

    private UUID deep(UUID organisation, UserList list, UserSort sort, int row) {
        return in(
                organisation,
                () -> jdbc.sql("select u.id from organisation_user u where " + list.condition() + " order by "
                                + sort.key().column() + (sort.isDown() ? " desc, u.id desc" : ", u.id")
                                + " offset ? limit 1")
                        .param(row)
                        .query(UUID.class)
                        .single());
    }

    private static UserQuery sorted(UserSort sort) {
        return new UserQuery(null, null, null, null, null, null, sort, null, null, null);
    }

    private static UserQuery searching(String text) {
        return new UserQuery(text, null, null, null, null, null, null, null, null, null);
    }

    private double p95(UserList list, UUID organisation, UserQuery query) {
        var times = new double[TIMES];
        for (int n = -20; n < TIMES; n++) {
            long begun = System.nanoTime();
            var slice = Tenancy.in(organisation, () -> lists.find(list, query, organisation));
            if (n >= 0) {
                times[n] = (System.nanoTime() - begun) / 1e6;
            }
            assertThat(slice).isNotNull();
        }
        Arrays.sort(times);
        return times[TIMES * 95 / 100];
    }

    private UUID imported(int users) {
        var id = organisations.ready();
        in(
                id,
                () -> jdbc.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    birth_date, origin, state, created_at, version)
                select gen_random_uuid(), :organisation, (800000000 + n)::text,
                    'Fornavn' || n % 10 || ' Efternavn' || n % 1009 || ' Søn' || n,
                    case when n % (:users / 10) = 7 then null else 'bruger' || n || '@nordlys.example' end, '\\x00',
                    sha256(n::text::bytea), 1, '1980-01-01', 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, :users) n
                """)
                        .param("organisation", id)
                        .param("users", users)
                        .update());
        var group = UUID.randomUUID();
        in(
                id,
                () -> jdbc.sql(
                                "insert into user_group (id, organisation_id, name, created_at) values (?, ?, 'Drift', now())")
                        .params(List.of(group, id))
                        .update());
        in(
                id,
                () -> jdbc.sql("""
                insert into group_member (organisation_id, group_id, user_id, since)
                select organisation_id, ?, id, now() from organisation_user where rid::bigint % ? = 0
                """)
                        .params(List.of(group, Math.max(10, users / 1_000)))
                        .update());
        return id;
    }

    /** Users of all states and with all kinds of trouble: links that run out, persons that stand twice, nothing to log in with. */
    private UUID inUse(int users) {
        var id = imported(users);
        in(id, () -> jdbc.sql("""
                with drawn as (select id, abs(hashtext(rid)) as one, abs(hashtext(rid || 'b')) as two from organisation_user)
                update organisation_user u set private_mitid_offered = one % 3 > 0,
                    separate_means = case when two % (:users / 5) = 3 then 'CHIP' when one % 3 = 0 then 'APP' else '' end,
                    state = case when two % 10 < 6 then 'ACTIVE' when two % 10 < 9 then 'AWAITING_ACTIVATION' else 'SUSPENDED' end,
                    consented_at = case when two % 10 < 6 and one % (:users / 20) > 0 then now() end,
                    suspended_at = case when two % 10 = 9 then now() end,
                    cpr_index = case when rid::bigint % (:users / 20) < 2 then sha256((rid::bigint / 10)::text::bytea) else cpr_index end,
                    activated_at = now(), identified_at = now()
                from drawn where drawn.id = u.id
                """).param("users", users).update());
        in(id, () -> jdbc.sql("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                select gen_random_uuid(), organisation_id, id, separate_means, 'Min', 'ACTIVE', now(), now()
                from organisation_user where state in ('ACTIVE', 'SUSPENDED') and separate_means <> ''
                """).update());
        in(id, () -> jdbc.sql("""
                insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                select gen_random_uuid(), organisation_id, 'ACTIVATION', id, sha256(id::text::bytea), now() - interval '20 days',
                    now() + case when abs(hashtext(rid || 'c')) % 100 < 10 then interval '-1 day' when abs(hashtext(rid || 'c')) % 100 = 10 then interval '1 day'
                        else interval '10 days' end
                from organisation_user where state = 'AWAITING_ACTIVATION'
                """).update());
        return id;
    }

    private <T> T in(UUID organisation, java.util.function.Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    private static void bench(String name, double value) {
        System.out.printf(Locale.ROOT, "BENCH %s %.3f %s%n", name, value, name.endsWith("ratio") ? "" : "ms");
    }

    /** What a server does by itself after a while. */
    private record JdbcClientOfOwner(Environment environment) {

        void vacuum() {
            var owner = JdbcClient.create(new DriverManagerDataSource(
                    environment.getRequiredProperty("spring.datasource.url"), "postgres", "postgres"));
            for (var table : List.of("organisation_user", "user_word", "group_member", "user_tally", "link")) {
                owner.sql("vacuum analyze " + table).update();
            }
        }
    }
}

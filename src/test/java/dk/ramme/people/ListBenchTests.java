package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
    void a_million_users_are_listed_like_a_thousand() {
        var few = organisation(FEW);
        var many = organisation(MANY);
        new JdbcClientOfOwner(environment).vacuum();
        var p95 = new LinkedHashMap<String, Double>();
        queries(few, FEW).forEach((name, query) -> p95.put(name, p95(few, query)));
        queries(many, MANY).forEach((name, query) -> {
            var slow = p95(many, query);
            var fast = java.util.Objects.requireNonNull(p95.get(name));
            bench("list." + name + "_p95_ms_1k", fast);
            bench("list." + name + "_p95_ms_1m", slow);
            bench("list." + name + "_ratio", slow / fast);
        });
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
            queries.put("deep_by_" + name, sorted(sort).beside(deep(organisation, sort, rows / 2), null, rows / 2));
        }
        queries.put("search_few", searching("bruger77@"));
        queries.put("search_hundred", searching("fornavn3 efternavn17"));
        queries.put("search_common", searching("fornavn3"));
        queries.put("search_rid", searching("80000005"));
        queries.put("search_nobody", searching("findesikke"));
        queries.put("filter_group", new UserQuery(null, null, group, null, null, null, null, null, null, null));
        queries.put(
                "filter_no_email",
                new UserQuery(null, null, null, null, null, Attention.NO_EMAIL, null, null, null, null));
        return queries;
    }

    private UUID deep(UUID organisation, UserSort sort, int row) {
        return in(
                organisation,
                () -> jdbc.sql("select u.id from organisation_user u where u.state = 'DEACTIVATED' order by "
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

    private double p95(UUID organisation, UserQuery query) {
        var times = new double[TIMES];
        for (int n = -20; n < TIMES; n++) {
            long begun = System.nanoTime();
            var slice = Tenancy.in(organisation, () -> lists.find(UserList.IMPORTED, query, organisation));
            if (n >= 0) {
                times[n] = (System.nanoTime() - begun) / 1e6;
            }
            assertThat(slice).isNotNull();
        }
        Arrays.sort(times);
        return times[TIMES * 95 / 100];
    }

    private UUID organisation(int users) {
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
            for (var table : List.of("organisation_user", "user_word", "group_member", "user_tally")) {
                owner.sql("vacuum analyze " + table).update();
            }
        }
    }
}

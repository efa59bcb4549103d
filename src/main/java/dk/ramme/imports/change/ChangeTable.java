package dk.ramme.imports.change;

import dk.ramme.bulk.BulkRun;
import dk.ramme.people.Hindrance;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of files of changes, as many as a file has, hence SQL; each has its place by run and line. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChangeTable {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String INSERT = """
            insert into bulk_change (organisation_id, run_id, line, rid, email, asked, problem, field)
            select :organisation, :run, c.line, c.rid, c.email, cast(c.asked as jsonb), c.problem, c.field
            from unnest(:lines, :rids, :emails, :asked, :problems, :fields) as c (line, rid, email, asked, problem, field)
            """;

    /** Of those with the number or address whoever is not deleted counts; the organisation's own alone are ever seen. */
    private static final String MATCH = """
            update bulk_change c set user_id = case when found.here = 1 then found.id end,
                problem = coalesce(c.problem, case
                    when found.here > 1 then 'SEVERAL_USERS'
                    when found.here = 0 then 'DELETED'
                    when c.rid is not null and lower(c.email) <> lower(coalesce(found.email, '')) then 'OTHER_ADDRESS' end),
                field = coalesce(c.field, '%1$s')
            from (select k.line, count(u.id) filter (where u.state <> 'DELETED') as here,
                    (array_agg(u.id) filter (where u.state <> 'DELETED'))[1] as id,
                    (array_agg(u.email) filter (where u.state <> 'DELETED'))[1] as email
                from bulk_change k join organisation_user u on u.organisation_id = k.organisation_id and %2$s
                where k.run_id = :run group by k.line) found
            where c.run_id = :run and c.line = found.line
            """;

    private static final String BY_RID = MATCH.formatted("RID", "u.rid = k.rid");

    private static final String BY_EMAIL =
            MATCH.formatted("EMAIL", "k.rid is null and lower(u.email) = lower(k.email)");

    /** What may be a CPR number in the wrong column, as it is kept where it names nobody. */
    private static final String MASKED =
            "regexp_replace(%s, '(?<![0-9])([0-9]{6})[^0-9a-zA-Z]{0,3}[0-9]{4}(?![0-9])', '\\1-****', 'g')";

    private static final String UNKNOWN = """
            update bulk_change set problem = coalesce(problem, 'UNKNOWN'),
                field = coalesce(field, case when rid is null then 'EMAIL' else 'RID' end),
                rid = %1$s, email = %2$s
            where run_id = :run and user_id is null and problem is distinct from 'DELETED'
                and problem is distinct from 'SEVERAL_USERS'
            """.formatted(MASKED.formatted("rid"), MASKED.formatted("email"));

    private static final String TWICE = """
            update bulk_change c set problem = 'TWICE', field = null
            where c.run_id = :run and c.problem is null and c.user_id in (
                select k.user_id from bulk_change k where k.run_id = :run and k.user_id is not null
                group by k.user_id having count(*) > 1)
            """;

    private static final String LINES = """
            with chosen as (select c.user_id from bulk_user c where c.run_id = :run and c.outcome is null),
            judged as (
                select c.line, c.rid, c.email, c.user_id, u.name, c.asked, c.problem, c.field,
                    i.outcome is not null as decided, coalesce(c.problem, i.outcome, %s, 'DONE') as outcome
                from bulk_change c
                    left join organisation_user u on u.organisation_id = c.organisation_id and u.id = c.user_id
                    left join bulk_user i on i.run_id = c.run_id and i.user_id = c.user_id and c.problem is null
                where c.run_id = :run and c.line > :after order by c.line)
            select * from judged %s order by line limit :most
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangeTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID run, List<ChangeRow> rows) {
        jdbc.sql(INSERT)
                .param("organisation", Tenancy.organisation())
                .param("run", run)
                .param("lines", rows.stream().map(ChangeRow::line).toArray(Integer[]::new))
                .param("rids", texts(rows, ChangeRow::rid))
                .param("emails", texts(rows, ChangeRow::email))
                .param(
                        "asked",
                        texts(rows, row -> json.writeValueAsString(row.asked().values())))
                .param(
                        "problems",
                        texts(
                                rows,
                                row -> row.problem() == null
                                        ? null
                                        : row.problem().name()))
                .param(
                        "fields",
                        texts(
                                rows,
                                row -> row.field() == null ? null : row.field().name()))
                .update();
    }

    private static @Nullable String[] texts(List<ChangeRow> rows, Function<ChangeRow, @Nullable String> what) {
        return rows.stream().map(what).toArray(String[]::new);
    }

    /** Finds out whom the rows name; whoever is named twice is named by none. */
    void match(UUID run) {
        for (var statement : List.of(BY_RID, BY_EMAIL, UNKNOWN, TWICE)) {
            jdbc.sql(statement).param("run", run).update();
        }
    }

    /** What is asked for each of these. */
    Map<UUID, Asked> asked(UUID run, Collection<UUID> users) {
        var asked = new LinkedHashMap<UUID, Asked>();
        jdbc.sql("select user_id, asked from bulk_change"
                        + " where run_id = :run and user_id = any(:users) and problem is null")
                .param("run", run)
                .param("users", users.toArray(UUID[]::new))
                .query(row -> {
                    asked.put(row.getObject("user_id", UUID.class), read(row.getString("asked")));
                });
        return asked;
    }

    Asked read(String text) {
        return new Asked(json.readValue(text, TEXTS));
    }

    /** The changes of ways that rows of the run ask for, each once. */
    List<String> ways(UUID run) {
        return jdbc.sql("select distinct asked ->> 'ways' from bulk_change"
                        + " where run_id = :run and problem is null and asked ->> 'ways' is not null order by 1")
                .param("run", run)
                .query(String.class)
                .list();
    }

    /** How many rows there are of each problem. */
    Map<String, Integer> problems(UUID run) {
        var problems = new LinkedHashMap<String, Integer>();
        jdbc.sql("select problem, count(*) as rows from bulk_change where run_id = :run and problem is not null"
                        + " group by 1 order by 2 desc, 1")
                .param("run", run)
                .query(row -> {
                    problems.put(row.getString("problem"), row.getInt("rows"));
                });
        return problems;
    }

    /** How many rows without a problem ask for each thing: a deed by its own name, everything else by what it is. */
    Map<String, Integer> wanted(UUID run) {
        var wanted = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                select case when key = 'deed' then value else key end as what, count(*) as rows
                from bulk_change c, jsonb_each_text(c.asked)
                where c.run_id = :run and c.problem is null and key <> 'reason' group by 1
                """).param("run", run).query(row -> {
            wanted.put(row.getString("what"), row.getInt("rows"));
        });
        return wanted;
    }

    /** Those with files that were done before then; those long done have been seen to. */
    List<UUID> organisationsRemembering(Instant then) {
        return jdbc.sql("select distinct organisation_id from bulk_run"
                        + " where deed = :deed and finished_at < :then and finished_at > :long")
                .param("deed", ChangingByFile.KEY)
                .param("then", Timestamp.from(then))
                .param("long", Timestamp.from(then.minus(Duration.ofDays(30))))
                .query(UUID.class)
                .list();
    }

    /** What rows of files that were done before then said is known no more. */
    void forget(Instant then) {
        jdbc.sql("""
                update bulk_change c set rid = null, email = null, asked = '{}' from bulk_run r
                where r.id = c.run_id and r.finished_at < :then
                    and (c.rid is not null or c.email is not null or c.asked <> '{}')
                """).param("then", Timestamp.from(then)).update();
    }

    /** The rows after this line, some at a time, each with what becomes of it now, or has become. */
    List<Line> lines(BulkRun run, Hindrance hindrance, int after, boolean leftOutOnly, int most) {
        return jdbc.sql(LINES.formatted(hindrance.reason(), leftOutOnly ? "where outcome <> 'DONE'" : ""))
                .params(hindrance.parameters())
                .param("organisation", Tenancy.organisation())
                .param("run", run.id())
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Line(
                        row.getInt("line"),
                        row.getString("rid"),
                        row.getString("email"),
                        row.getObject("user_id", UUID.class),
                        row.getString("name"),
                        read(row.getString("asked")),
                        row.getString("problem"),
                        row.getString("field"),
                        row.getString("outcome"),
                        row.getBoolean("decided")))
                .list();
    }

    /**
     * A row of the file and what becomes of it.
     *
     * @param user whom it names
     * @param problem why nothing can come of it, as far as the file tells
     * @param outcome {@code DONE}, or why nothing is done
     * @param decided whether it has been, rather than would be
     */
    record Line(
            int line,
            @Nullable String rid,
            @Nullable String email,
            @Nullable UUID user,
            @Nullable String name,
            Asked asked,
            @Nullable String problem,
            @Nullable String field,
            String outcome,
            boolean decided) {

        boolean leftOut() {
            return !outcome.equals("DONE");
        }
    }
}

package dk.ramme.bulk;

import dk.ramme.people.Hindrance;
import dk.ramme.people.UserCondition;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users of a run, and what becomes of each: a million of them are rows, not entities, and the statements are over sets of
 * them. One is in a run once, which the primary key decides.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BulkUsers {

    /** What has been done to a user; every other outcome is a reason why not. */
    static final String DONE = "DONE";

    /** Somebody has changed the user since, so that nothing is undone (B2). */
    static final String TOUCHED = "TOUCHED";

    /** Whoever began the run may not do it any more. */
    static final String NOT_ALLOWED = "NOT_ALLOWED";

    /** As a {@link Hindrance} asks for: all that the run has not decided about. */
    private static final String CHOSEN =
            "with chosen as (select c.user_id from bulk_user c where c.run_id = :run and c.outcome is null) ";

    private static final String MEMBERS =
            " from bulk_user i join organisation_user u on u.id = i.user_id where i.run_id = :run ";

    private final JdbcClient jdbc;

    BulkUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds everyone who is among these and not deleted. @return how many they are */
    int add(UUID run, UserCondition which) {
        return jdbc.sql("""
                insert into bulk_user (organisation_id, run_id, user_id)
                select :organisation, :run, u.id from organisation_user u
                where u.organisation_id = :organisation and u.state <> 'DELETED' and
                """ + which.condition())
                .params(which.parameters())
                .param("organisation", Tenancy.organisation())
                .param("run", run)
                .update();
    }

    /** Adds everyone to whom the former run has done something, with what the undo needs. @return how many they are */
    int addDone(UUID run, UUID former) {
        return jdbc.sql("""
                insert into bulk_user (organisation_id, run_id, user_id, before, version)
                select organisation_id, :run, user_id, before, version from bulk_user
                where run_id = :former and outcome = 'DONE'
                """).param("run", run).param("former", former).update();
    }

    /** To how many it has been done or would be, and how many are left out for which reason. */
    Map<String, Integer> outcomes(BulkRun run, Hindrance hindrance) {
        var outcomes = new LinkedHashMap<String, Integer>();
        ask(
                        "select coalesce(i.outcome, " + reason(run, hindrance)
                                + ", 'DONE') as outcome, count(*) as users" + MEMBERS + "group by 1 order by 2 desc, 1",
                        run,
                        hindrance)
                .query(row -> {
                    outcomes.put(row.getString("outcome"), row.getInt("users"));
                });
        return outcomes;
    }

    /** Users left out, by name, the first of them. */
    List<LeftOut> leftOut(BulkRun run, Hindrance hindrance, int most) {
        var outcome = "coalesce(i.outcome, " + reason(run, hindrance) + ")";
        return ask(
                        "select u.id, u.name, " + outcome + " as reason" + MEMBERS + "and " + outcome
                                + " <> 'DONE' order by u.name collate \"da-x-icu\", u.id limit :most",
                        run,
                        hindrance)
                .param("most", most)
                .query(LeftOut.class)
                .list();
    }

    /** The outcomes by user, some at a time; of those nothing is decided about, what would become of them now. */
    List<Line> lines(BulkRun run, Hindrance hindrance, @Nullable UUID after, int most) {
        return ask(
                        "select u.id, u.name, u.rid, u.email, i.outcome is not null as decided, coalesce(i.outcome, "
                                + reason(run, hindrance) + ", 'DONE') as outcome" + MEMBERS
                                + "and (cast(:after as uuid) is null or i.user_id > :after)"
                                + " order by i.user_id limit :most",
                        run,
                        hindrance)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** The next users nothing has been decided about, locked, each with the reason to leave them out if there is one. */
    List<Candidate> next(BulkRun run, Hindrance hindrance, int most) {
        return ask("select u.id, i.before, " + reason(run, hindrance) + " as reason" + MEMBERS + """
                        and i.outcome is null and i.user_id > coalesce(cast(:reached as uuid),
                            cast('00000000-0000-0000-0000-000000000000' as uuid))
                        order by i.user_id limit :most
                        for no key update of u
                        """, run, hindrance)
                .param("reached", run.reached())
                .param("most", most)
                .query(Candidate.class)
                .list();
    }

    /** Keeps what stands before something is done to them. @param before as SQL of a {@code jsonb} */
    void remember(UUID run, List<UUID> users, String before) {
        jdbc.sql("update bulk_user i set before = s.before from (select u.id, " + before + """
                 as before from organisation_user u where u.id = any(:users)) s
                where i.run_id = :run and i.user_id = s.id and s.before is not null
                """)
                .param("run", run)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Writes down that it has been done to them, with the version they have now; nobody is decided about twice. */
    void done(UUID run, List<UUID> users) {
        jdbc.sql("""
                update bulk_user i set outcome = 'DONE', version = u.version from organisation_user u
                where i.run_id = :run and i.user_id = any(:users) and i.outcome is null and u.id = i.user_id
                """)
                .param("run", run)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Writes down why it has not been done to them. */
    void leaveOut(UUID run, List<UUID> users, String reason) {
        jdbc.sql("""
                update bulk_user set outcome = :reason
                where run_id = :run and user_id = any(:users) and outcome is null
                """)
                .param("reason", reason)
                .param("run", run)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Leaves out everybody nothing has been decided about. @return how many they are */
    int leaveOutRest(UUID run, String reason) {
        return jdbc.sql("update bulk_user set outcome = :reason where run_id = :run and outcome is null")
                .param("reason", reason)
                .param("run", run)
                .update();
    }

    /** What stood before runs that were finished before then is known no more. */
    void forgetBefore(Instant then) {
        jdbc.sql("""
                with over as (
                    update bulk_run set before_forgotten = true where not before_forgotten and finished_at < :then
                    returning id)
                update bulk_user set before = null from over where run_id = over.id and before is not null
                """).param("then", Timestamp.from(then)).update();
    }

    private static String reason(BulkRun run, Hindrance hindrance) {
        return run.isUndo()
                ? "case when u.version <> i.version then '" + TOUCHED + "' else " + hindrance.reason() + " end"
                : "(" + hindrance.reason() + ")";
    }

    private JdbcClient.StatementSpec ask(String sql, BulkRun run, Hindrance hindrance) {
        return jdbc.sql(CHOSEN + sql)
                .params(hindrance.parameters())
                .param("organisation", Tenancy.organisation())
                .param("run", run.id());
    }

    /** A user to be decided about. */
    record Candidate(
            UUID id, @Nullable String before, @Nullable String reason) {}

    /** A user of a run, for its report. */
    record Line(
            UUID id,
            String name,
            @Nullable String rid,
            @Nullable String email,
            boolean decided,
            String outcome) {}

    /** A user left out, and why. */
    record LeftOut(UUID id, String name, String reason) {}
}

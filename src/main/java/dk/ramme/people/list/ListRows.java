package dk.ramme.people.list;

import dk.ramme.people.Origin;
import dk.ramme.people.Particulars;
import dk.ramme.people.UserCondition;
import dk.ramme.people.UserState;
import dk.ramme.people.list.PersonSearch.FoundPerson;
import dk.ramme.people.list.UserLists.ExportedUser;
import dk.ramme.people.need.Attention;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What lists and searches read, in SQL: the way through an index is the point of it. Which way, {@link ListPlanner} says. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ListRows {

    private static final String GROUPS = """
            array(select g.name from group_member m join user_group g on g.organisation_id = m.organisation_id
                and g.id = m.group_id where m.organisation_id = u.organisation_id and m.user_id = u.id
                order by g.name collate "da-x-icu") as groups
            """;

    private static final String ROLES = """
            array(select r.role from user_role r
                where r.organisation_id = u.organisation_id and r.user_id = u.id order by r.role) as roles
            """;

    /** The user's own, and those of users who became part of them. */
    private static final String RIDS = """
            nullif(concat_ws(', ', u.rid, (select string_agg(m.rid, ', ' order by m.rid) from organisation_user m
                where m.organisation_id = u.organisation_id and m.merged_into = u.id)), '') as rids
            """;

    private final JdbcClient jdbc;

    ListRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first of whom a lead finds, each once. */
    List<UUID> first(String lead, UserCondition shown, int most) {
        return jdbc
                .sql("select * from (" + lead + ") found limit " + most)
                .params(shown.parameters())
                .query(UUID.class)
                .stream()
                .distinct()
                .toList();
    }

    /** How many are on the way, but no more than asked for. */
    int count(ListOrder walk, int most) {
        return jdbc.sql("select count(*) from (select from " + walk.from() + " where "
                        + walk.shown().condition() + " limit " + most + ") counted")
                .params(walk.shown().parameters())
                .query(Integer.class)
                .single();
    }

    /**
     * The users beyond this one, or the first.
     *
     * @param chosen tells whom the user who looks has chosen
     * @param attention parameters of what makes users need a look
     */
    List<UserRow> page(
            ListOrder walk,
            @Nullable UUID key,
            boolean down,
            int most,
            UserCondition chosen,
            Map<String, Object> attention) {
        var parameters = new HashMap<String, @Nullable Object>(attention);
        parameters.putAll(chosen.parameters());
        parameters.putAll(walk.shown().parameters());
        if (key != null) {
            parameters.put("key", key);
            parameters.put("place", place(walk, key));
        }
        return jdbc.sql("select u.*, " + Attention.ofOne() + " as attention, " + GROUPS + ", " + RIDS + ", "
                        + chosen.condition()
                        + " as chosen from (select u.*, " + walk.key() + " as place from " + walk.from() + " where "
                        + walk.shown().condition() + (key == null ? "" : walk.beyond(down)) + walk.order(down)
                        + " limit " + most + ") u order by u.place" + walk.collation()
                        + (down ? " desc, u.id desc" : ", u.id"))
                .params(parameters)
                .query(ListRows::row)
                .list();
    }

    /** Where a user stands, or stood, as a value: looked up in the same statement it would not lead through the index. */
    private String place(ListOrder walk, UUID key) {
        return jdbc.sql("select coalesce((select cast(" + walk.key() + " as text) from " + walk.from() + " where "
                        + walk.shown().condition() + " and u.id = :key), (select cast(" + walk.once()
                        + " as text) from organisation_user u where u.id = :key), '')")
                .params(walk.shown().parameters())
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** The users beyond this one, or the first, with more about each. */
    List<ExportedUser> exported(
            ListOrder walk, @Nullable ExportedUser last, boolean down, int most, Map<String, Object> attention) {
        var parameters = new HashMap<String, @Nullable Object>(attention);
        parameters.putAll(walk.shown().parameters());
        if (last != null) {
            parameters.put("key", last.id());
            parameters.put("place", last.place());
        }
        return jdbc.sql("select u.id, u.name, u.email, " + RIDS
                        + ", u.state, u.telephone, u.production_unit, u.se_number, u.pseudonym, u.ends_on, "
                        + Attention.ofOne() + " as attention, "
                        + walk.key() + " as place, " + GROUPS + ", " + ROLES + " from " + walk.from()
                        + " where "
                        + walk.shown().condition()
                        + (last == null ? "" : walk.beyond(down)) + walk.order(down) + " limit " + most)
                .params(parameters)
                .query(ListRows::exportedUser)
                .list();
    }

    /** Some whom words find. */
    List<FoundPerson> find(SearchWords words, int most) {
        var rest = words.rest("search");
        return jdbc.sql("select u.id, u.name, u.email, u.rid from organisation_user u"
                        + " where u.organisation_id = :organisation and u.id in (" + words.found("search") + ") and "
                        + rest.condition() + " limit " + most)
                .params(rest.parameters())
                .param("organisation", Tenancy.organisation())
                .query(FoundPerson.class)
                .list();
    }

    /** Deleted users who are not erased yet, the latest first, walked by key through the rows that say when they will be. */
    List<DeletedUsers.Line> deleted(UserCondition which, @Nullable UUID after, Instant now, int most) {
        return jdbc.sql("""
                select u.id, u.name, u.email, u.rid, u.deleted_at, e.due_at
                from user_erasure e join organisation_user u on u.organisation_id = e.organisation_id and u.id = e.user_id
                where e.organisation_id = :organisation and e.due_at > :now and u.merged_into is null
                    and (cast(:after as uuid) is null or (e.due_at, e.user_id) < (select a.due_at, a.user_id
                        from user_erasure a where a.organisation_id = :organisation and a.user_id = :after))
                    and
                """ + which.condition() + " order by e.due_at desc, e.user_id desc limit :most")
                .params(which.parameters())
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(now))
                .param("after", after)
                .param("most", most)
                .query(DeletedUsers.Line.class)
                .list();
    }

    private static UserRow row(ResultSet row, int number) throws SQLException {
        return new UserRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("rids"),
                UserState.valueOf(row.getString("state")),
                Origin.valueOf(row.getString("origin")),
                told(row),
                texts(row, "groups"),
                row.getObject("ends_on", LocalDate.class),
                row.getBoolean("chosen"));
    }

    private static List<Attention> told(ResultSet row) throws SQLException {
        return texts(row, "attention").stream().map(Attention::valueOf).toList();
    }

    private static ExportedUser exportedUser(ResultSet row, int number) throws SQLException {
        return new ExportedUser(
                row.getObject("id", UUID.class),
                row.getString("place"),
                row.getString("name"),
                row.getString("email"),
                row.getString("rids"),
                UserState.valueOf(row.getString("state")),
                told(row),
                texts(row, "groups"),
                texts(row, "roles"),
                new Particulars(
                        row.getString("telephone"),
                        row.getString("production_unit"),
                        row.getString("se_number"),
                        row.getString("pseudonym")),
                row.getObject("ends_on", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}

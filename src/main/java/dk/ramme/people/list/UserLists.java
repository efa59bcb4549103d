package dk.ramme.people.list;

import dk.ramme.people.Origin;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of users, walked by key: the page after a user is found by that user's place in an index, so that the millionth
 * page costs what the first one does. Users stand in the order that was asked for, texts in Danish order. A search or a look
 * for links that finds more than can be sorted while somebody waits is shown in the order of the words found, or of the
 * ends of the links.
 */
@Service
class UserLists {

    static final int PAGE = 50;

    private static final String GROUPS = """
            array(select g.name from group_member m join user_group g on g.organisation_id = m.organisation_id
                and g.id = m.group_id where m.organisation_id = u.organisation_id and m.user_id = u.id
                order by g.name collate "da-x-icu") as groups
            """;

    private static final String ROLES = """
            array(select r.role from user_role r
                where r.organisation_id = u.organisation_id and r.user_id = u.id order by r.role) as roles
            """;

    private static final int LOT = 2_000;

    private final JdbcClient jdbc;
    private final UserFilters filters;
    private final ListPlanner ways;
    private final UserSelections selections;
    private final UserCounts counts;

    UserLists(JdbcClient jdbc, UserFilters filters, ListPlanner ways, UserSelections selections, UserCounts counts) {
        this.jdbc = jdbc;
        this.filters = filters;
        this.ways = ways;
        this.selections = selections;
        this.counts = counts;
    }

    /** @param owner who looks, and may have chosen users */
    @Transactional(readOnly = true)
    public Slice find(UserList list, UserQuery query, UUID owner) {
        var way = ways.through(list, query);
        var backwards = query.before() != null;
        var rows = new ArrayList<>(rows(list, query, backwards, way.walk(), owner));
        var more = rows.size() > PAGE;
        if (more) {
            rows.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        var count = query.filter().isByStateOnly() ? new Count(kept(list, query), true) : count(way);
        return new Slice(
                rows,
                backwards ? more : query.after() != null,
                backwards || more,
                count.whole()
                        ? count.found()
                        : Math.max(count.found(), query.first() - 1L + rows.size() + (more ? 1 : 0)),
                count.whole());
    }

    /** Those of the list after this one, in its order: for whoever reads it to its end. */
    @Transactional(readOnly = true)
    public List<ExportedUser> exported(UserList list, UserQuery query, @Nullable ExportedUser last) {
        var walk = ways.through(list, query).walk();
        var down = query.order().isDown();
        var parameters = new HashMap<String, @Nullable Object>(walk.shown().parameters());
        if (last != null) {
            parameters.put("key", last.id());
            parameters.put("place", last.place());
        }
        return jdbc.sql("select u.id, u.name, u.email, u.rid, u.state, " + walk.key() + " as place, " + GROUPS + ", "
                        + ROLES
                        + " from " + walk.from() + " where " + walk.shown().condition()
                        + (last == null ? "" : walk.beyond(down)) + walk.order(down) + " limit " + LOT)
                .params(parameters)
                .query(UserLists::exportedUser)
                .list();
    }

    private List<UserRow> rows(UserList list, UserQuery query, boolean backwards, ListOrder walk, UUID owner) {
        var chosen = selections.users(Tenancy.organisation(), owner, list);
        var parameters = new HashMap<String, @Nullable Object>(filters.aboutAttention());
        parameters.putAll(chosen.parameters());
        parameters.putAll(walk.shown().parameters());
        var down = backwards != query.order().isDown();
        var key = backwards ? query.before() : query.after();
        if (key != null) {
            parameters.put("key", key);
            parameters.put("place", place(walk, key));
        }
        return jdbc.sql("select u.*, " + Attention.OF_ONE + ", " + GROUPS + ", " + chosen.condition()
                        + " as chosen from (select u.*, " + walk.key() + " as place from " + walk.from() + " where "
                        + walk.shown().condition() + (key == null ? "" : walk.beyond(down)) + walk.order(down)
                        + " limit "
                        + (PAGE + 1) + ") u left join link on link.organisation_id = u.organisation_id"
                        + " and link.purpose = 'ACTIVATION' and link.subject_id = u.id and link.used_at is null"
                        + " and link.revoked_at is null order by u.place"
                        + walk.collation() + (down ? " desc, u.id desc" : ", u.id"))
                .params(parameters)
                .query(UserLists::row)
                .list();
    }

    /** Where a user stands, as a value: looked up in the same statement it would not lead through the index. */
    private String place(ListOrder walk, UUID key) {
        return jdbc.sql("select " + walk.key() + " from " + walk.from() + " where "
                        + walk.shown().condition() + " and u.id = :key")
                .params(walk.shown().parameters())
                .param("key", key)
                .query(String.class)
                .optional()
                .or(() -> jdbc.sql("select " + walk.once() + " from organisation_user u where u.id = :key")
                        .param("key", key)
                        .query(String.class)
                        .optional())
                .orElse("");
    }

    private Count count(ListPlanner.Way way) {
        if (way.many() != ListPlanner.Many.NO) {
            return new Count(way.many() == ListPlanner.Many.YES ? ListPlanner.MOST_FOUND + 1 : 0, false);
        }
        var found = jdbc.sql("select count(*) from (select from " + way.walk().from() + " where "
                        + way.walk().shown().condition() + " limit " + (ListPlanner.MOST_FOUND + 1) + ") counted")
                .params(way.walk().shown().parameters())
                .query(Integer.class)
                .single();
        return new Count(found, found <= ListPlanner.MOST_FOUND);
    }

    private long kept(UserList list, UserQuery query) {
        var kept = counts.now();
        return list.states().stream()
                .filter(state -> query.state() == null || query.state() == state)
                .mapToLong(kept::in)
                .sum();
    }

    private static UserRow row(ResultSet row, int number) throws SQLException {
        var attention = row.getString("attention");
        return new UserRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("rid"),
                UserState.valueOf(row.getString("state")),
                Origin.valueOf(row.getString("origin")),
                attention == null ? null : Attention.valueOf(attention),
                texts(row, "groups"),
                row.getBoolean("chosen"));
    }

    private static ExportedUser exportedUser(ResultSet row, int number) throws SQLException {
        return new ExportedUser(
                row.getObject("id", UUID.class),
                row.getString("place"),
                row.getString("name"),
                row.getString("email"),
                row.getString("rid"),
                UserState.valueOf(row.getString("state")),
                texts(row, "groups"),
                texts(row, "roles"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /**
     * One page of a list.
     *
     * @param total how many the list holds, or that there are so many at least
     * @param counted whether there are exactly so many
     */
    record Slice(List<UserRow> rows, boolean hasPrevious, boolean hasNext, long total, boolean counted) {}

    /** @param whole whether there are no more than were found */
    private record Count(long found, boolean whole) {}

    /** A user as a file shows them. */
    record ExportedUser(
            UUID id,
            String place,
            String name,
            @Nullable String email,
            @Nullable String rid,
            UserState state,
            List<String> groups,
            List<String> roles) {}
}

package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of users in Danish order, walked by key: the page after a user is found by that user's place in the index, so
 * that the millionth page costs what the first one does.
 */
@Service
class UserLists {

    static final int PAGE = 50;

    /** Beyond this nobody needs to know how many they are, and counting them would take longer than the page. */
    static final int MOST_COUNTED = 10_000;

    private static final String ORDER = "u.name collate \"da-x-icu\"";

    private static final String COLUMNS = """
            u.id, u.name, u.email, u.rid, u.state, case when %s then 'NO_EMAIL' when %s then 'LINK_EXPIRED'
                when %s then 'LINK_EXPIRES_SOON' when %s then 'DUPLICATE' when %s then 'NO_MEANS' end as attention,
            array(select g.name from group_member m join user_group g on g.organisation_id = m.organisation_id
                and g.id = m.group_id where m.organisation_id = u.organisation_id and m.user_id = u.id
                order by g.name collate "da-x-icu") as groups,
            """.formatted(
                    Attention.NO_EMAIL.condition(),
                    Attention.LINK_EXPIRED.condition(),
                    Attention.LINK_EXPIRES_SOON.condition(),
                    Attention.DUPLICATE.condition(),
                    Attention.NO_MEANS.condition());

    private final JdbcClient jdbc;
    private final UserFilters filters;
    private final UserSelections selections;

    UserLists(JdbcClient jdbc, UserFilters filters, UserSelections selections) {
        this.jdbc = jdbc;
        this.filters = filters;
        this.selections = selections;
    }

    /** @param owner who looks, and may have chosen users */
    @Transactional(readOnly = true)
    public Slice find(UserList list, UserQuery query, UUID owner) {
        var backwards = query.before() != null;
        var shown = new Narrowing(list.condition(), Map.of()).and(filters.of(query.filter()));
        var rows = new ArrayList<>(rows(list, query, backwards, shown, owner));
        var more = rows.size() > PAGE;
        if (more) {
            rows.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        return new Slice(rows, backwards ? more : query.after() != null, backwards || more, count(shown));
    }

    private List<UserRow> rows(UserList list, UserQuery query, boolean backwards, Narrowing shown, UUID owner) {
        var chosen = selections.users(Tenancy.organisation(), owner, list);
        var parameters = new HashMap<String, @Nullable Object>(filters.aboutAttention());
        parameters.putAll(chosen.parameters());
        parameters.putAll(shown.parameters());
        var down = backwards != query.isDescending();
        var beyond = beyond(backwards ? query.before() : query.after(), down, parameters);
        return jdbc.sql("select " + COLUMNS + chosen.condition() + " as chosen from organisation_user u where "
                        + shown.condition() + beyond + " order by " + ORDER + (down ? " desc, u.id desc" : ", u.id")
                        + " limit " + (PAGE + 1))
                .params(parameters)
                .query(UserLists::row)
                .list();
    }

    /** From whose place on, in values: a place that is looked up in the same statement would not lead through the index. */
    private String beyond(@Nullable UUID key, boolean down, HashMap<String, @Nullable Object> parameters) {
        if (key == null) {
            return "";
        }
        var name = jdbc.sql("select name from organisation_user where id = :key")
                .param("key", key)
                .query(String.class)
                .optional();
        parameters.put("key", key);
        parameters.put("keyName", name.orElse(""));
        return " and (" + ORDER + ", u.id) " + (down ? "<" : ">") + " (:keyName collate \"da-x-icu\", :key)";
    }

    private static UserRow row(ResultSet row, int number) throws SQLException {
        var attention = row.getString("attention");
        return new UserRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("rid"),
                UserState.valueOf(row.getString("state")),
                attention == null ? null : Attention.valueOf(attention),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getBoolean("chosen"));
    }

    private int count(Narrowing shown) {
        return jdbc.sql("select count(*) from (select from organisation_user u where " + shown.condition() + " limit "
                        + (MOST_COUNTED + 1) + ") counted")
                .params(shown.parameters())
                .query(Integer.class)
                .single();
    }

    /**
     * One page of a list.
     *
     * @param total how many the list holds, or more than {@link #MOST_COUNTED}
     */
    record Slice(List<UserRow> rows, boolean hasPrevious, boolean hasNext, int total) {

        public boolean isCounted() {
            return total <= MOST_COUNTED;
        }
    }
}

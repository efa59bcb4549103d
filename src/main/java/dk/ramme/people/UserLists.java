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

    /** Beyond this it would, when the list is narrowed. */
    static final int MOST_FOUND_COUNTED = 1_000;

    private static final int LOT = 2_000;

    private static final String ORDER = "u.name collate \"da-x-icu\"";

    private static final String GROUPS = """
            array(select g.name from group_member m join user_group g on g.organisation_id = m.organisation_id
                and g.id = m.group_id where m.organisation_id = u.organisation_id and m.user_id = u.id
                order by g.name collate "da-x-icu") as groups
            """;

    private static final String COLUMNS = """
            u.id, u.name, u.email, u.rid, u.state, case when %s then 'NO_EMAIL' when %s then 'LINK_EXPIRED'
                when %s then 'LINK_EXPIRES_SOON' when %s then 'DUPLICATE' when %s then 'NO_MEANS' end as attention,
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
        var most = query.isNarrowed() ? MOST_FOUND_COUNTED : MOST_COUNTED;
        customPlans();
        var rows = new ArrayList<>(rows(list, query, backwards, shown, owner));
        var more = rows.size() > PAGE;
        if (more) {
            rows.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        return new Slice(rows, backwards ? more : query.after() != null, backwards || more, count(shown, most), most);
    }

    private List<UserRow> rows(UserList list, UserQuery query, boolean backwards, Narrowing shown, UUID owner) {
        var chosen = selections.users(Tenancy.organisation(), owner, list);
        var parameters = new HashMap<String, @Nullable Object>(filters.aboutAttention());
        parameters.putAll(chosen.parameters());
        parameters.putAll(shown.parameters());
        var down = backwards != query.isDescending();
        var beyond = beyond(backwards ? query.before() : query.after(), down, parameters);
        return jdbc.sql("select " + COLUMNS + GROUPS + ", " + chosen.condition()
                        + " as chosen from organisation_user u where "
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

    /** Those of the list after this one, in its order: for whoever reads it to its end. */
    @Transactional(readOnly = true)
    public List<UserExport.ExportedUser> exported(
            UserList list, UserQuery query, UserExport.@Nullable ExportedUser last) {
        var shown = new Narrowing(list.condition(), Map.of()).and(filters.of(query.filter()));
        var parameters = new HashMap<String, @Nullable Object>(shown.parameters());
        var beyond = "";
        if (last != null) {
            beyond = " and (" + ORDER + ", u.id) " + (query.isDescending() ? "<" : ">")
                    + " (:keyName collate \"da-x-icu\", :key)";
            parameters.put("key", last.id());
            parameters.put("keyName", last.name());
        }
        return jdbc.sql("select u.id, u.name, u.email, u.rid, u.state, " + GROUPS
                        + ", array(select r.role from user_role r"
                        + " where r.organisation_id = u.organisation_id and r.user_id = u.id order by r.role) as roles"
                        + " from organisation_user u where " + shown.condition() + beyond + " order by " + ORDER
                        + (query.isDescending() ? " desc, u.id desc" : ", u.id") + " limit " + LOT)
                .params(parameters)
                .query((row, n) -> new UserExport.ExportedUser(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("rid"),
                        UserState.valueOf(row.getString("state")),
                        List.of((String[]) row.getArray("groups").getArray()),
                        List.of((String[]) row.getArray("roles").getArray())))
                .list();
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

    /** A word that two have and one that half of all have want different plans; a common one would suit neither. */
    private void customPlans() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    private int count(Narrowing shown, int most) {
        return jdbc.sql("select count(*) from (select from organisation_user u where " + shown.condition() + " limit "
                        + (most + 1) + ") counted")
                .params(shown.parameters())
                .query(Integer.class)
                .single();
    }

    /**
     * One page of a list.
     *
     * @param total how many the list holds, or more than {@code most}
     */
    record Slice(List<UserRow> rows, boolean hasPrevious, boolean hasNext, int total, int most) {

        public boolean isCounted() {
            return total <= most;
        }
    }
}

package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    private final JdbcClient jdbc;

    UserLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Slice find(UserList list, UserQuery query) {
        var backwards = query.before() != null;
        var rows = new ArrayList<>(rows(list, query, backwards));
        var more = rows.size() > PAGE;
        if (more) {
            rows.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        return new Slice(rows, backwards ? more : query.after() != null, backwards || more, count(list, query));
    }

    private List<UserRow> rows(UserList list, UserQuery query, boolean backwards) {
        var beyond = backwards
                ? "and (u.name collate \"da-x-icu\", u.id) < (select k.name collate \"da-x-icu\", k.id from organisation_user k where k.id = :key)"
                : query.after() == null
                        ? ""
                        : "and (u.name collate \"da-x-icu\", u.id) > (select k.name collate \"da-x-icu\", k.id from organisation_user k where k.id = :key)";
        var order = backwards
                ? "order by u.name collate \"da-x-icu\" desc, u.id desc"
                : "order by u.name collate \"da-x-icu\", u.id";
        return chosen(
                        "u.id, u.name, u.email, u.rid, u.state, u.cpr_sealed is not null known_by_cpr",
                        list,
                        query,
                        beyond + " " + order + " limit :limit")
                .param("key", backwards ? query.before() : query.after())
                .param("limit", PAGE + 1)
                .query(UserRow.class)
                .list();
    }

    private long count(UserList list, UserQuery query) {
        return chosen("count(*)", list, query, "").query(Long.class).single();
    }

    private JdbcClient.StatementSpec chosen(String what, UserList list, UserQuery query, String beyond) {
        var sql = "select " + what + " from organisation_user u where u.organisation_id = :organisation and "
                + list.condition() + " and " + UserFilter.CONDITION + beyond;
        return jdbc.sql(sql)
                .param("organisation", Tenancy.organisation())
                .params(query.filter().parameters());
    }

    /** One page of a list. */
    record Slice(List<UserRow> rows, boolean hasPrevious, boolean hasNext, long total) {}
}

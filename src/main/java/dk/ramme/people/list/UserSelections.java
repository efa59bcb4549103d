package dk.ramme.people.list;

import dk.ramme.people.UserCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom an administrator has chosen on a list, kept from page to page: users one by one, and everyone that filters let
 * through, with exceptions. Whoever leaves the list is chosen no more; whoever comes and is let through is chosen too,
 * until the selection is used.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserSelections {

    /** More filters in one selection than anybody keeps in mind. */
    static final int MOST_FILTERS = 20;

    private static final String OWNED = " organisation_id = :organisation and owner_id = :owner and list = :list ";
    private static final String ONE_BY_ONE = "exists (select from selected_user s where s.organisation_id ="
            + " u.organisation_id and s.owner_id = :owner and s.list = :list and s.user_id = u.id and s.chosen)";
    private static final String EXCEPTED = "exists (select from selected_user s where s.organisation_id ="
            + " u.organisation_id and s.owner_id = :owner and s.list = :list and s.user_id = u.id and not s.chosen)";

    private final Selections kept;
    private final JdbcClient jdbc;
    private final UserFilters filters;
    private final JsonMapper json;

    UserSelections(Selections kept, JdbcClient jdbc, UserFilters filters, JsonMapper json) {
        this.kept = kept;
        this.jdbc = jdbc;
        this.filters = filters;
        this.json = json;
    }

    /** How many are chosen. Cheap: what filters let through is not counted again. */
    public UserSelection of(UUID organisation, UUID owner, UserList list) {
        return jdbc.sql("select (select coalesce(sum(users), 0) from selected_filter where" + OWNED + """
                ) + coalesce(sum(case when s.chosen then 1 else -1 end), 0) as count,
                    exists (select from selected_filter where
                """ + OWNED + """
                ) as by_filter
                from selected_user s join organisation_user u
                    on u.organisation_id = s.organisation_id and u.id = s.user_id and
                """
                        + list.condition()
                        + " where s.organisation_id = :organisation and s.owner_id = :owner and s.list = :list")
                .params(key(organisation, owner, list))
                .query(UserSelection.class)
                .single();
    }

    /** The chosen users, as a condition over {@code organisation_user u}: for statements about all of them at once. */
    public UserCondition users(UUID organisation, UUID owner, UserList list) {
        var key = key(organisation, owner, list);
        return users(list, key, filters(organisation, owner, list));
    }

    /** The same where it is known how many there are: without a filter among them none has to be read. */
    UserCondition users(UUID organisation, UUID owner, UserList list, UserSelection known) {
        var key = key(organisation, owner, list);
        return users(list, key, known.byFilter() ? filters(organisation, owner, list) : List.of());
    }

    private UserCondition users(UserList list, Map<String, @Nullable Object> key, List<UserFilter> kept) {
        var onList = "u.organisation_id = :organisation and " + list.condition();
        if (kept.isEmpty()) {
            return new UserCondition(
                    "(" + onList + " and u.id in (select s.user_id from selected_user s where s.organisation_id"
                            + " = :organisation and s.owner_id = :owner and s.list = :list and s.chosen))",
                    key);
        }
        var either = new UserCondition(ONE_BY_ONE, Map.of()).or(any(kept));
        return new UserCondition(onList + " and not " + EXCEPTED, key).and(either);
    }

    /**
     * Chooses users one by one.
     *
     * @return false when one of them is not the organisation's own; nothing is chosen then (T19)
     */
    public boolean choose(UUID organisation, UUID owner, UserList list, Set<UUID> users) {
        if (kept.own(organisation, users) < users.size()) {
            return false;
        }
        put(organisation, owner, list, users, true);
        kept.deleteUsers(organisation, owner, list, false, users);
        return true;
    }

    /** Leaves users out of what is chosen. */
    public void leaveOut(UUID organisation, UUID owner, UserList list, Set<UUID> users) {
        kept.deleteUsers(organisation, owner, list, true, users);
        put(organisation, owner, list, users, false);
    }

    /** Chooses everyone on the list whom the filter lets through. @return false when there are too many filters */
    public boolean chooseAll(UUID organisation, UUID owner, UserList list, UserFilter filter) {
        var key = key(organisation, owner, list);
        if (!filter.isNarrowed()) {
            clear(organisation, owner, list);
        }
        var before = kept.filters(organisation, owner, list).size();
        if (before >= MOST_FILTERS) {
            return false;
        }
        var let = filters.of(filter, "fresh");
        // what was left out or chosen one by one is let through now, and counted with the filter
        drop(key, let);
        var already = users(organisation, owner, list);
        var added = new UserCondition(list.condition(), key).and(let).and(not(already));
        var count = jdbc.sql("select count(*) from organisation_user u where " + added.condition())
                .params(added.parameters())
                .query(Integer.class)
                .single();
        kept.add(organisation, owner, list, before, json.writeValueAsString(filter), count);
        return true;
    }

    public void clear(UUID organisation, UUID owner, UserList list) {
        kept.deleteFilters(organisation, owner, list);
        kept.deleteUsers(organisation, owner, list);
    }

    /** Says of each that they are chosen, unless filters let them through anyway; or that those whom they do are left out. */
    private void put(UUID organisation, UUID owner, UserList list, Set<UUID> users, boolean chosen) {
        var let = any(filters(organisation, owner, list));
        var which = chosen ? not(let) : let;
        jdbc.sql("""
                insert into selected_user (organisation_id, owner_id, list, user_id, chosen)
                select :organisation, :owner, :list, u.id, :chosen from organisation_user u
                where u.organisation_id = :organisation and u.id = any(:users) and
                """ + which.condition() + " on conflict do nothing")
                .params(key(organisation, owner, list))
                .params(which.parameters())
                .param("chosen", chosen)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    private void drop(Map<String, Object> key, UserCondition which) {
        jdbc.sql("delete from selected_user s using organisation_user u where u.id = s.user_id"
                        + " and s.organisation_id = :organisation and s.owner_id = :owner and s.list = :list and "
                        + which.condition())
                .params(key)
                .params(which.parameters())
                .update();
    }

    private List<UserFilter> filters(UUID organisation, UUID owner, UserList list) {
        return kept.filters(organisation, owner, list).stream()
                .map(text -> json.readValue(text, UserFilter.class))
                .toList();
    }

    private UserCondition any(List<UserFilter> kept) {
        return IntStream.range(0, kept.size())
                .mapToObj(n -> filters.of(kept.get(n), "kept" + n))
                .reduce(UserCondition::or)
                .orElse(new UserCondition("false", Map.of()));
    }

    private static UserCondition not(UserCondition which) {
        return new UserCondition("not coalesce(" + which.condition() + ", false)", which.parameters());
    }

    private static Map<String, @Nullable Object> key(UUID organisation, UUID owner, UserList list) {
        return new HashMap<>(Map.of("organisation", organisation, "owner", owner, "list", list.name()));
    }
}

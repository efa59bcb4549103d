package dk.ramme.people.list;

import static java.util.stream.Collectors.joining;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.Me;
import dk.ramme.people.UserCondition;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says in SQL which users of the organisation a filter lets through. */
@Component
public class UserFilters {

    /** As the index over means has it. */
    static final String BY_MEANS = " order by u.state, u.separate_means, (u.consented_at is null), u.id";

    private static final MeansConverter MEANS = new MeansConverter();

    private final Me me;
    private final UsersInNeed inNeed;

    UserFilters(Me me, UsersInNeed inNeed) {
        this.me = me;
        this.inNeed = inNeed;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public UserCondition of(UserFilter filter) {
        return of(filter, "filter");
    }

    /** @param name begins the names of the parameters, so that several filters fit in one statement */
    UserCondition of(UserFilter filter, String name) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, @Nullable Object>();
        conditions.add("u.organisation_id = :organisation");
        parameters.put("organisation", Tenancy.organisation());
        if (filter.state() != null) {
            // written out, so that an index over just these is used
            conditions.add("u.state = '" + filter.state() + "'");
        }
        filter.search().map(SearchWords::of).ifPresent(words -> {
            var rest = words.rest(name);
            conditions.add("(u.id in (" + words.found(name) + ") and " + rest.condition() + ")");
            parameters.putAll(rest.parameters());
        });
        if (filter.group() != null) {
            conditions.add("exists (select from group_member g where g.organisation_id = u.organisation_id"
                    + " and g.group_id = :" + name + "Group and g.user_id = u.id)");
            parameters.put(name + "Group", filter.group());
        }
        if (filter.role() != null) {
            conditions.add("exists (select from user_role r where r.organisation_id = u.organisation_id"
                    + " and r.user_id = u.id and r.role = '" + filter.role() + "')");
        }
        if (filter.means() != null) {
            conditions.add(
                    filter.means() == LoginMeans.PRIVATE_MITID
                            ? "u.private_mitid_offered"
                            : "u.separate_means = any(" + with(filter.means()) + ")");
        }
        if (filter.attention() != null) {
            conditions.add(filter.attention().condition());
            parameters.putAll(aboutAttention());
        }
        return new UserCondition(conditions.stream().collect(joining(" and ", "(", ")")), parameters);
    }

    /**
     * Statements that find by an index the ids of whom on the list one part of the filter lets through, for parts that may be
     * about very few; with what {@link #of(UserFilter)} gives.
     *
     * @param most how many are looked for
     */
    List<String> leads(UserList list, UserFilter filter, int most) {
        var leads = new ArrayList<String>();
        if (filter.attention() != null) {
            leads.add(filter.attention().lead(list.condition(), list.attentions(), most));
        }
        if (filter.means() != null && filter.means() != LoginMeans.PRIVATE_MITID) {
            leads.add("select u.id from organisation_user u where u.organisation_id = :organisation and "
                    + list.condition() + " and u.separate_means = any(" + with(filter.means()) + ")" + BY_MEANS);
        }
        return leads;
    }

    Map<String, Object> aboutAttention() {
        return inNeed.parameters(me.organisation().loginPolicy());
    }

    /** All that the column says of users with this means; written out, so that the database knows how many there are. */
    private static String with(LoginMeans means) {
        var separate = IdentificationMeans.valueOf(means.name());
        return MeansConverter.sets().stream()
                .filter(set -> set.contains(separate))
                .map(set -> "'" + MEANS.convertToDatabaseColumn(set) + "'")
                .collect(joining(", ", "array[", "]"));
    }
}

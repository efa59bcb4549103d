package dk.ramme.bulk;

import dk.ramme.bulk.ChoosingMany.NobodyChosen;
import dk.ramme.bulk.ChoosingMany.Whom;
import dk.ramme.people.Me;
import dk.ramme.people.UserCondition;
import dk.ramme.people.list.UserFilter;
import dk.ramme.people.list.UserFilters;
import dk.ramme.people.list.UserList;
import dk.ramme.people.list.UserSelections;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which users are meant by what was chosen on a list. */
@Component
class WhomItConcerns {

    private final UserFilters filters;
    private final UserSelections selections;
    private final Me me;

    WhomItConcerns(UserFilters filters, UserSelections selections, Me me) {
        this.filters = filters;
        this.selections = selections;
        this.me = me;
    }

    /** @throws NobodyChosen when a group is meant and none is named */
    UserCondition by(UserList list, Whom whom, @Nullable UUID group) {
        return new UserCondition(list.condition(), Map.of()).and(among(list, whom, group));
    }

    private UserCondition among(UserList list, Whom whom, @Nullable UUID group) {
        return switch (whom) {
            case SELECTED -> selections.users(Tenancy.organisation(), me.user(), list);
            case GROUP -> {
                if (group == null) {
                    throw new NobodyChosen();
                }
                yield filters.of(UserFilter.inGroup(group));
            }
            case ALL -> filters.of(UserFilter.none());
        };
    }
}

package dk.ramme.people.list;

import dk.ramme.people.UserCondition;
import dk.ramme.people.need.Attention;
import dk.ramme.tenancy.TransactionSettings;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses the way through a list. What a search or a filter may find few of is looked for first, by an index of its own: a
 * thousand can be sorted while somebody waits. Where there are more, they are walked through in an order that an index gives.
 */
@Component
class ListPlanner {

    /** So many can be sorted, or counted, while somebody waits. */
    static final int MOST_FOUND = 1_000;

    private final ListRows read;
    private final UserFilters filters;
    private final TransactionSettings settings;

    ListPlanner(ListRows read, UserFilters filters, TransactionSettings settings) {
        this.read = read;
        this.filters = filters;
        this.settings = settings;
    }

    /** The way an index gives through what the filter lets through. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Way through(UserList list, UserQuery query) {
        var filter = query.filter();
        var key = query.order().key();
        settings.set("plan_cache_mode", "force_custom_plan");
        var search = filter.search().map(SearchWords::of);
        var shown = new UserCondition(list.condition(), Map.of()).and(filters.of(filter.withoutSearch()));
        if (search.isPresent()) {
            shown = shown.and(search.get().rest("search"));
        }
        var leads = new ArrayList<>(filters.leads(list, filter, MOST_FOUND + 1));
        search.ifPresent(words -> leads.add(0, words.found("search")));
        for (var lead : leads) {
            // one more than can be sorted while somebody waits
            var found = read.first(lead, shown, MOST_FOUND + 1);
            if (found.size() <= MOST_FOUND) {
                var these = new UserCondition("u.id = any(:found)", Map.of("found", found.toArray(UUID[]::new)));
                return new Way(
                        ListOrder.by(key, shown.and(these)), Many.NO, filter.isByOneThing() ? found.size() : null);
            }
        }
        if (search.isEmpty()) {
            var ofLink = Optional.ofNullable(filter.attention()).flatMap(Attention::ofLink);
            var all = shown;
            return new Way(
                    ofLink.map(which -> ListOrder.byLink(which, all)).orElseGet(() -> ListOrder.by(key, all)),
                    !leads.isEmpty() && filter.isByOneThing() ? Many.YES : Many.NO,
                    null);
        }
        // the first of very many: a plan that looks at all of them first would be a detour
        settings.set("enable_hashjoin", "off");
        settings.set("enable_mergejoin", "off");
        settings.set("max_parallel_workers_per_gather", "0");
        return new Way(search.get().isNumber() ? ListOrder.byRid(shown) : ListOrder.byWord(shown), Many.UNKNOWN, null);
    }

    /**
     * A way.
     *
     * @param many whether it is known to lead past more than can be counted while somebody waits
     * @param found how many it leads past, where that was found with it
     */
    record Way(ListOrder walk, Many many, @Nullable Integer found) {}

    enum Many {
        YES,
        NO,
        /** More than that fit the word that leads; how many of them everything else fits would take too long to say. */
        UNKNOWN
    }
}

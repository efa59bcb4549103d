package dk.ramme.people.list;

import dk.ramme.people.Particulars;
import dk.ramme.people.UserState;
import dk.ramme.people.need.Attention;
import dk.ramme.tenancy.Tenancy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private static final int LOT = 2_000;

    private final ListRows read;
    private final UserFilters filters;
    private final ListPlanner ways;
    private final UserSelections selections;
    private final UserCounts counts;

    UserLists(ListRows read, UserFilters filters, ListPlanner ways, UserSelections selections, UserCounts counts) {
        this.read = read;
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
        var selection = selections.of(Tenancy.organisation(), owner, list);
        var rows = new ArrayList<>(read.page(
                way.walk(),
                backwards ? query.before() : query.after(),
                backwards != query.order().isDown(),
                PAGE + 1,
                selections.users(Tenancy.organisation(), owner, list, selection),
                filters.aboutAttention()));
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
                count.whole(),
                selection);
    }

    /** Those of the list after this one, in its order: for whoever reads it to its end. */
    @Transactional(readOnly = true)
    public List<ExportedUser> exported(UserList list, UserQuery query, @Nullable ExportedUser last) {
        var walk = ways.through(list, query).walk();
        return read.exported(walk, last, query.order().isDown(), LOT, filters.aboutAttention());
    }

    private Count count(ListPlanner.Way way) {
        if (way.many() != ListPlanner.Many.NO) {
            return new Count(way.many() == ListPlanner.Many.YES ? ListPlanner.MOST_FOUND + 1 : 0, false);
        }
        if (way.found() != null) {
            return new Count(way.found(), true);
        }
        var found = read.count(way.walk(), ListPlanner.MOST_FOUND + 1);
        return new Count(found, found <= ListPlanner.MOST_FOUND);
    }

    private long kept(UserList list, UserQuery query) {
        var kept = counts.now();
        return list.states().stream()
                .filter(state -> query.state() == null || query.state() == state)
                .mapToLong(kept::in)
                .sum();
    }

    /**
     * One page of a list.
     *
     * @param total how many the list holds, or that there are so many at least
     * @param counted whether there are exactly so many
     * @param selection how many of the whole list whoever asks has chosen
     */
    record Slice(
            List<UserRow> rows,
            boolean hasPrevious,
            boolean hasNext,
            long total,
            boolean counted,
            UserSelection selection) {}

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
            List<Attention> attention,
            List<String> groups,
            List<String> roles,
            Particulars particulars,
            @Nullable LocalDate endsOn) {}
}

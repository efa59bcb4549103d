package dk.ramme.people.list;

import dk.ramme.people.UserCondition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deleted users who are not erased yet, the latest first, walked by key through the rows that say when they will be. */
@Service
class DeletedUsers {

    static final int SHOWN = 50;

    private final ListRows rows;
    private final Clock clock;

    DeletedUsers(ListRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param search words of name, e-mail or RID; none: everybody
     * @param after the last user of the page before; none, or one that is not here: from the latest on
     */
    @Transactional(readOnly = true)
    public Slice find(@Nullable String search, @Nullable UUID after) {
        var which = search == null || search.isBlank()
                ? new UserCondition("true", Map.of())
                : found(SearchWords.of(search.strip()));
        var lines = rows.deleted(which, after, clock.instant(), SHOWN + 1);
        var shown = lines.subList(0, Math.min(SHOWN, lines.size()));
        return new Slice(
                shown, lines.size() > SHOWN ? shown.get(shown.size() - 1).id() : null);
    }

    private static UserCondition found(SearchWords words) {
        var rest = words.rest("search");
        return new UserCondition("u.id in (" + words.found("search") + ") and " + rest.condition(), rest.parameters());
    }

    /** @param dueAt when they are erased */
    record Line(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String rid,
            Instant deletedAt,
            Instant dueAt) {}

    /** @param next the user after whom the next page begins; null on the last one */
    record Slice(List<Line> lines, @Nullable UUID next) {}
}

package dk.ramme.people.list;

import dk.ramme.people.UserCondition;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deleted users who are not erased yet, the latest first, walked by key through the rows that say when they will be. */
@Service
class DeletedUsers {

    static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeletedUsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        var lines = jdbc.sql("""
                select u.id, u.name, u.email, u.rid, u.deleted_at, e.due_at
                from user_erasure e join organisation_user u on u.organisation_id = e.organisation_id and u.id = e.user_id
                where e.organisation_id = :organisation and e.due_at > :now and u.merged_into is null
                    and (cast(:after as uuid) is null or (e.due_at, e.user_id) < (select a.due_at, a.user_id
                        from user_erasure a where a.organisation_id = :organisation and a.user_id = :after))
                    and
                """ + which.condition() + " order by e.due_at desc, e.user_id desc limit :most")
                .params(which.parameters())
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(clock.instant()))
                .param("after", after)
                .param("most", SHOWN + 1)
                .query(Line.class)
                .list();
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

package dk.ramme.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it stands on the trail.
 *
 * @param actorKind USER, GUEST or SYSTEM
 * @param aboutId the user it is about, if it is about one
 * @param about name of the user, group or organisation it is about, as it is now
 * @param details values as JSON
 */
record TrailRow(
        long id,
        Instant at,
        String action,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String actorName,
        String subjectType,
        @Nullable UUID subjectId,
        @Nullable UUID aboutId,
        @Nullable String about,
        String details,
        @Nullable String address,
        @Nullable String requestId,
        @Nullable String level,
        @Nullable Instant authTime) {

    /** For rows {@code e}; what it is about is looked up for these rows alone. */
    static final String COLUMNS = """
            e.id, e.at, e.action, e.actor_kind, e.actor_user_id, e.actor_name, e.subject_type, e.subject_id, e.details,
            e.address, e.request_id, e.level, e.auth_time, e.concerns
            """;

    static final String WITH_NAMES = """
            select e.*, u.id as about_id, coalesce(u.name, g.name, o.name) as about from (%s) e
            left join organisation_user u on u.organisation_id = :organisation
                and u.id = case when e.concerns ~ '^[0-9a-f-]{36}$' then cast(e.concerns as uuid) end
            left join user_group g on g.organisation_id = :organisation and g.id = e.subject_id
            left join organisation o on o.id = :organisation and o.id = e.subject_id
            """;

    static TrailRow of(ResultSet row, int number) throws SQLException {
        return new TrailRow(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("action"),
                row.getString("actor_kind"),
                row.getObject("actor_user_id", UUID.class),
                row.getString("actor_name"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getObject("about_id", UUID.class),
                row.getString("about"),
                row.getString("details"),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("level"),
                instant(row, "auth_time"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}

package dk.ramme.people.merging;

import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.profile.UserProfiles.Profile;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.PageAddition;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has become part of a user, and whom a user has become part of, on their pages; the fragments are {@code people/merges}. */
@Component
class ShownMerges implements PageAddition {

    private static final String PARTS = """
            select u.id, u.name, u.rid, m.merged_at, m.merged_by_name,
                case when e.due_at > :now then e.due_at end as undone_until
            from organisation_user u
            left join user_merge m on m.organisation_id = u.organisation_id and m.user_id = u.id and m.kept_id = :user
            left join user_erasure e on e.organisation_id = u.organisation_id and e.user_id = m.user_id
            where u.organisation_id = :organisation and u.merged_into = :user order by u.rid, u.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShownMerges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean isOn(String view) {
        return view.equals("people/user");
    }

    @Override
    @Transactional(readOnly = true)
    public void addTo(String view, Map<String, Object> page, HttpServletRequest request) {
        var user = (User) Objects.requireNonNull(page.get("user"));
        var profile = (Profile) Objects.requireNonNull(page.get("profile"));
        var parts = profile.mayHaveParts() ? parts(user.id()) : List.<Part>of();
        page.put("mergedParts", parts);
        page.put(
                "moreRids",
                parts.stream().map(Part::rid).filter(Objects::nonNull).toList());
        page.put("mayPart", request.isUserInRole(decides(profile).name()));
        user.access().mergedInto().ifPresent(into -> page.put("mergedInto", new Into(into, name(into))));
    }

    private static Role decides(Profile profile) {
        return profile.roles().isEmpty() ? Role.USER_ADMINISTRATOR : Role.ORGANISATION_ADMINISTRATOR;
    }

    private List<Part> parts(UUID user) {
        return jdbc.sql(PARTS)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("now", Timestamp.from(clock.instant()))
                .query(Part.class)
                .list();
    }

    private String name(UUID user) {
        return jdbc.sql("select name from organisation_user where organisation_id = :organisation and id = :user")
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .query(String.class)
                .single();
    }

    /** @param undoneUntil null when it cannot be undone */
    record Part(
            UUID id,
            String name,
            @Nullable String rid,
            @Nullable Instant mergedAt,
            @Nullable String mergedByName,
            @Nullable Instant undoneUntil) {}

    /** Whom the user has become part of. */
    record Into(UUID id, String name) {}
}

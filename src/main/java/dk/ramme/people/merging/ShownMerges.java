package dk.ramme.people.merging;

import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.people.profile.UserProfiles.Profile;
import dk.ramme.ui.PageAddition;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has become part of a user, and whom a user has become part of, on their pages; the fragments are {@code people/merges}. */
@Component
class ShownMerges implements PageAddition {

    private final UserMerges merges;
    private final Users users;
    private final Clock clock;

    ShownMerges(UserMerges merges, Users users, Clock clock) {
        this.merges = merges;
        this.users = users;
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
        var parts = profile.mayHaveParts()
                ? merges.parts(user.organisationId(), user.id(), clock.instant())
                : List.<Part>of();
        page.put("mergedParts", parts);
        page.put(
                "moreRids",
                parts.stream().map(Part::rid).filter(Objects::nonNull).toList());
        page.put("mayPart", request.isUserInRole(decides(profile).name()));
        user.access()
                .mergedInto()
                .ifPresent(into -> page.put(
                        "mergedInto",
                        new Into(into, users.findById(into).orElseThrow().name())));
    }

    private static Role decides(Profile profile) {
        return profile.roles().isEmpty() ? Role.USER_ADMINISTRATOR : Role.ORGANISATION_ADMINISTRATOR;
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

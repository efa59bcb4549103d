package dk.ramme.people.group;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The group that was chosen, if any; what is no id was not chosen on the page. */
record GroupChoiceForm(@Nullable String group) {

    Optional<UUID> chosen() {
        try {
            return Optional.ofNullable(group).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}

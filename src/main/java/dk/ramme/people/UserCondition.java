package dk.ramme.people;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition over {@code organisation_user u}, to be set in a statement, with its parameters. */
public record UserCondition(String condition, Map<String, @Nullable Object> parameters) {

    public UserCondition {
        parameters = Collections.unmodifiableMap(new HashMap<>(parameters));
    }

    public UserCondition and(UserCondition other) {
        return joined(" and ", other);
    }

    public UserCondition or(UserCondition other) {
        return joined(" or ", other);
    }

    private UserCondition joined(String word, UserCondition other) {
        var both = new HashMap<>(parameters);
        both.putAll(other.parameters);
        return new UserCondition("(" + condition + word + other.condition + ")", both);
    }
}

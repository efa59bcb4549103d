package dk.ramme.people;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition over {@code organisation_user u}, to be set in a statement, with its parameters. */
public record Narrowing(String condition, Map<String, @Nullable Object> parameters) {

    public Narrowing {
        parameters = Collections.unmodifiableMap(new HashMap<>(parameters));
    }

    public Narrowing and(Narrowing other) {
        return joined(" and ", other);
    }

    public Narrowing or(Narrowing other) {
        return joined(" or ", other);
    }

    private Narrowing joined(String word, Narrowing other) {
        var both = new HashMap<>(parameters);
        both.putAll(other.parameters);
        return new Narrowing("(" + condition + word + other.condition + ")", both);
    }
}

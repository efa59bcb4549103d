package dk.ramme.people;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of doing something to a user, as SQL over {@code organisation_user u}: the code of the reason, and null
 * when nothing does. The rule of a deed stands here once, for one user and for many, for whoever looks ahead and for whoever
 * does it. The statement it is set in has a table {@code chosen (user_id)}, of all that the same thing is to be done to.
 */
public record Hindrance(String reason, Map<String, @Nullable Object> parameters) {

    public static final String ONESELF = "ONESELF";
    public static final String LAST_ADMINISTRATOR = "LAST_ADMINISTRATOR";

    public Hindrance {
        parameters = Collections.unmodifiableMap(new HashMap<>(parameters));
    }

    /** The same, to stand beside others in one statement. @param mark what the names of its parameters end in */
    public Hindrance marked(String mark) {
        var renamed = new HashMap<String, @Nullable Object>();
        var text = reason;
        for (var parameter : parameters.entrySet()) {
            text = text.replaceAll("(?<!:):" + parameter.getKey() + "\\b", ":" + parameter.getKey() + mark);
            renamed.put(parameter.getKey() + mark, parameter.getValue());
        }
        return new Hindrance(text, renamed);
    }
}

package dk.ramme.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a form as a page shows it: what was typed and what is wrong with it. */
public record FieldView(String id, List<String> values, List<String> errors) {

    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    public boolean has(String value) {
        return values.contains(value);
    }

    public boolean wrong() {
        return !errors.isEmpty();
    }

    public String hintId() {
        return id + "-hint";
    }

    public String errorId() {
        return id + "-error";
    }

    /** The ids of what describes the field, for {@code aria-describedby}; null when nothing does. */
    public @Nullable String describedBy(@Nullable String hint) {
        if (hint == null) return wrong() ? errorId() : null;
        return wrong() ? hintId() + " " + errorId() : hintId();
    }

    /** The id of a field: its name, with what cannot stand in an id replaced. */
    static String idOf(String name) {
        return name.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("-$", "");
    }
}

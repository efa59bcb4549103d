package dk.ramme.imports.decision;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's rows come along: all as they are, one with the rights of all, or none, when the user they are here
 * already gets the rights.
 *
 * @param line the row that is kept alone
 */
public record Resolution(boolean all, @Nullable Integer line) {

    public static final Resolution ALL = new Resolution(true, null);
    public static final Resolution USER = new Resolution(false, null);

    private static final Pattern LINE = Pattern.compile("\\d{1,9}");

    public static Resolution only(int line) {
        return new Resolution(false, line);
    }

    /** Empty for what {@link #toString} never writes. */
    public static Optional<Resolution> parse(String text) {
        return switch (text) {
            case "all" -> Optional.of(ALL);
            case "user" -> Optional.of(USER);
            default -> LINE.matcher(text).matches() ? Optional.of(only(Integer.parseInt(text))) : Optional.empty();
        };
    }

    boolean user() {
        return equals(USER);
    }

    @Override
    public String toString() {
        return all ? "all" : line == null ? "user" : line.toString();
    }
}

package dk.ramme.ui;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words by their key, with what is filled in. */
public record Phrase(String key, List<?> arguments) {

    public static Phrase of(String key, @Nullable Object... arguments) {
        return new Phrase(key, Stream.of(arguments).filter(Objects::nonNull).toList());
    }

    /** One for each, or the one that says that there are none. */
    public static <T> List<Phrase> each(Collection<T> things, Function<T, String> key, String none) {
        if (things.isEmpty()) return List.of(of(none));
        return things.stream().map(thing -> of(key.apply(thing))).toList();
    }
}

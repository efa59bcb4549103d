package dk.ramme.imports;

import dk.ramme.ui.Conflict.Typed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * Two administrators have decided about one person at once: what stands, and what the later one sent.
 *
 * @param about the person's name
 */
public record Dispute(
        String about, @Nullable String byName, @Nullable Instant at, List<Phrase> stands, List<Phrase> yours) {

    /**
     * The page that shows them, and can send what was typed once more.
     *
     * @param action where to
     * @param back where what stands is looked at
     */
    static ModelAndView page(List<Dispute> disputes, List<Typed> typed, String action, String back) {
        return new ModelAndView(
                "imports/conflict",
                Map.of("disputes", disputes, "typed", typed, "action", action, "back", back),
                HttpStatus.CONFLICT);
    }

    /** Words by their key, with what is filled in. */
    public record Phrase(String key, List<?> arguments) {

        public static Phrase of(String key, @Nullable Object... arguments) {
            return new Phrase(key, Stream.of(arguments).filter(Objects::nonNull).toList());
        }

        /** One for each, or the one that says that there are none. */
        static <T> List<Phrase> each(Collection<T> things, Function<T, String> key, String none) {
            if (things.isEmpty()) return List.of(of(none));
            return things.stream().map(thing -> of(key.apply(thing))).toList();
        }
    }
}

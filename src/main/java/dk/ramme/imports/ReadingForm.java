package dk.ramme.imports;

import dk.ramme.imports.row.DateOrder;
import dk.ramme.imports.row.NameOrder;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.TextEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was ticked of how a list is to be read; what the page did not ask about is null.
 *
 * @param rest whether columns without a title hold the rest of the name
 * @param active words for a status that mean that a signature is in use
 * @param seen what stood when the page was shown
 */
record ReadingForm(
        @Nullable String encoding,
        @Nullable String birth,
        @Nullable String until,
        @Nullable String names,
        @Nullable String rest,
        @Nullable List<String> active,
        @Nullable String seen) {

    static final String ENCODING = "encoding";

    private static final String YES = "yes";
    private static final String NO = "no";

    /** As it is read now. */
    static ReadingForm of(Reading reading) {
        var encoding = reading.encoding();
        var said = reading.said();
        return new ReadingForm(
                encoding == null ? null : encoding.name(),
                name(said.birth()),
                name(said.until()),
                reading.conventions().names().name(),
                Boolean.FALSE.equals(said.restOfName()) ? NO : YES,
                List.copyOf(said.active()),
                said.asText());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    String seenText() {
        return Objects.requireNonNullElse(seen, "");
    }

    /** Nothing is said where it is as the columns tell themselves; what cannot be meant is not said. */
    Said said(Reading reading) {
        var former = reading.said();
        var chosen = one(TextEncoding.class, encoding);
        boolean other = chosen != null
                && chosen != reading.encoding()
                && reading.encodings().contains(chosen);
        var order = one(NameOrder.class, names);
        var ticked = active == null ? List.<String>of() : active;
        return new Said(
                other ? chosen : former.encoding(),
                one(DateOrder.class, birth),
                one(DateOrder.class, until),
                order == reading.told().nameOrder() ? null : order,
                NO.equals(rest) ? Boolean.FALSE : null,
                reading.statuses().keySet().stream().filter(ticked::contains).collect(Collectors.toSet()));
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> of, @Nullable String name) {
        return Arrays.stream(of.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}

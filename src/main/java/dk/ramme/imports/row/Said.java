package dk.ramme.imports.row;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator has said of how a list is to be read, where it is not as its columns tell; what is null has been
 * said by nobody.
 *
 * @param restOfName whether columns without a title hold the rest of the name
 * @param active words for a status that mean that a signature is in use
 */
public record Said(
        @Nullable TextEncoding encoding,
        @Nullable DateOrder birth,
        @Nullable DateOrder until,
        @Nullable NameOrder names,
        @Nullable Boolean restOfName,
        Set<String> active) {

    public static final Said NOTHING = new Said(null, null, null, null, null, Set.of());

    public Said {
        active = Set.copyOf(active);
    }

    /** How the list is read: as its columns tell, but where somebody has said otherwise. */
    Conventions over(Survey.Told told) {
        return new Conventions(
                told.birth().said(birth),
                told.until().said(until),
                names == null ? told.nameOrder() : names,
                Boolean.FALSE.equals(restOfName) ? List.of() : told.restOfName(),
                active);
    }

    /** In words of the code, to be kept on the trail and compared. */
    public String asText() {
        return Stream.of(encoding, birth, until, names, restOfName, new TreeSet<>(active))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}

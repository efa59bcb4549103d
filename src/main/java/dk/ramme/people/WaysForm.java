package dk.ramme.people;

import dk.ramme.means.IdentificationMeans;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is ticked of the ways to log in, for one user or for many: {@code PRIVATE_MITID} and names of means. */
public record WaysForm(@Nullable List<String> ways) {

    public static final String PRIVATE_MITID = "PRIVATE_MITID";

    /** As the page is first shown. */
    public static WaysForm ticked(boolean privateMitId, Collection<IdentificationMeans> separate) {
        var ways = new ArrayList<String>();
        if (privateMitId) {
            ways.add(PRIVATE_MITID);
        }
        separate.forEach(means -> ways.add(means.name()));
        return new WaysForm(ways);
    }

    public boolean isEmpty() {
        return names().isEmpty();
    }

    public boolean privateMitId() {
        return names().contains(PRIVATE_MITID);
    }

    /** @throws IllegalArgumentException when something was sent that is no means */
    public Set<IdentificationMeans> separate() {
        return names().stream()
                .filter(way -> !way.equals(PRIVATE_MITID))
                .map(IdentificationMeans::valueOf)
                .collect(Collectors.toSet());
    }

    private List<String> names() {
        return ways == null ? List.of() : ways;
    }
}

package dk.ramme.imports.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the registry, told as rows like those of a file. The titles are the same for every page of a section, and
 * what stands under them is as the registry said it. A page that is not the last has at least one row.
 *
 * @param rows their fields; the line is the reader's to give
 * @param next cursor of the page that follows, null on the last
 * @param total how many rows the section has, null when the registry does not say
 */
public record RegistryPage(
        List<String> titles,
        List<List<String>> rows,
        @Nullable String next,
        @Nullable Integer total) {

    public RegistryPage {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }
}

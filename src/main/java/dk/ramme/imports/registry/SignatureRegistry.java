package dk.ramme.imports.registry;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.row.Section;
import org.jspecify.annotations.Nullable;

/** The registry of employee signatures, read page by page so that a reader can go on where it stopped. */
public interface SignatureRegistry {

    /** Whether the operator has given Ramme a registry to ask. */
    boolean isThere();

    /**
     * One page of a section.
     *
     * @param cursor as the page before gave it, null for the first
     * @throws RegistryUnavailable when it does not answer; later it may
     * @throws RegistryRefused when it answers that it will not, or not in the agreed form
     */
    RegistryPage page(CvrNumber cvr, Section section, @Nullable String cursor);
}

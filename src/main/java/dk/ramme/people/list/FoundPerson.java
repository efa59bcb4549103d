package dk.ramme.people.list;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user somebody looks for by name. */
public record FoundPerson(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String rid) {}

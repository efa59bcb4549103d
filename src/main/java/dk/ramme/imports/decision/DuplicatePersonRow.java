package dk.ramme.imports.decision;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row with a person who stands in others too, or who is a user here under another RID number.
 *
 * @param firstLine the first row with the person, which names them
 * @param userId the user they are here already, where the row is the first to say so
 */
public record DuplicatePersonRow(
        int firstLine,
        int line,
        String rid,
        String name,
        @Nullable String email,
        List<String> rights,
        boolean kept,
        @Nullable UUID userId) {}

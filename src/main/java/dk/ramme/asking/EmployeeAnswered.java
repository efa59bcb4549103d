package dk.ramme.asking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An employee's request was answered.
 *
 * @param refusal why not; null for a yes
 */
public record EmployeeAnswered(
        UUID organisationId,
        UUID requestId,
        String organisationName,
        String name,
        String email,
        String language,
        @Nullable Refusal refusal,
        String byName) {}

package dk.ramme.asking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to what employees ask for. */
public sealed interface EmployeeEvent {

    /** An employee has asked to be created as a user. */
    record EmployeeAsked(UUID organisationId, UUID requestId, String organisationName, String name)
            implements EmployeeEvent {}

    /**
     * An employee's request was answered.
     *
     * @param refusal why not; null for a yes
     */
    record EmployeeAnswered(
            UUID organisationId,
            UUID requestId,
            String organisationName,
            String name,
            String email,
            String language,
            @Nullable Refusal refusal,
            String byName)
            implements EmployeeEvent {}
}

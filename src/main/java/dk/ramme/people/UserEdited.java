package dk.ramme.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation knows of a user was corrected.
 *
 * @param formerEmail the address they had, when that was changed
 * @param whoTheyAre whether it is name, e-mail, CPR number or birth date, rather than the language
 * @param identity whether it is one of these but the e-mail
 * @param linkKilled whether the link they were mailed leads nowhere now
 */
public record UserEdited(
        UUID organisationId,
        UUID userId,
        @Nullable String formerEmail,
        boolean whoTheyAre,
        boolean identity,
        boolean linkKilled,
        String byName) {}

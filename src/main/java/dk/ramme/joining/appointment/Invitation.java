package dk.ramme.joining.appointment;

import dk.ramme.people.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as administrators and management representatives see it; never with a CPR number.
 *
 * @param byCpr whether a CPR number is what the person will be known by
 * @param byLogin whether they appointed themself, and are known by the login they did it with
 * @param needsCode whether name and birth date are all they are known by, so that they need a temporary code besides the link
 * @param expiresAt when the link runs out, or ran out
 * @param expired whether it has run out without having been used
 * @param undelivered whether the mail with the newest link could not be delivered
 */
public record Invitation(
        UUID appointmentId,
        String name,
        String email,
        LocalDate birthDate,
        boolean byCpr,
        boolean byLogin,
        boolean needsCode,
        String language,
        Set<Role> extraRoles,
        AppointmentState state,
        @Nullable Instant invitedAt,
        @Nullable Instant expiresAt,
        boolean expired,
        boolean undelivered,
        @Nullable Instant acceptedAt) {

    public boolean isOpen() {
        return state == AppointmentState.PROPOSED || state == AppointmentState.INVITED;
    }
}

package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as its pages show it.
 *
 * @param joined whether the organisation had joined before: then the case appoints another administrator
 */
record CaseView(
        UUID id,
        UUID organisationId,
        CvrNumber cvr,
        String organisation,
        String address,
        CaseState state,
        String preparedBy,
        @Nullable Instant sentAt,
        boolean joined,
        boolean termsAccepted,
        @Nullable Instant approvedAt,
        List<Invitation> administrators) {

    boolean isOpen() {
        return state == CaseState.PREPARED || state == CaseState.SENT;
    }

    /** Whether somebody who has not come yet needs a temporary code. */
    public boolean anyNeedsCode() {
        return administrators.stream().anyMatch(one -> one.state() == AppointmentState.INVITED && one.needsCode());
    }

    /** The first step that is not finished, for someone in that part. */
    JoiningStep firstUnfinished(CaseRole role) {
        if (administrators.isEmpty()) {
            return JoiningStep.ADMINISTRATORS;
        }
        return role == CaseRole.REPRESENTATIVE && !termsAccepted ? JoiningStep.TERMS : JoiningStep.SUMMARY;
    }
}

package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.people.Roles;
import java.util.List;

/**
 * How an organisation that has joined is administered, as a management representative sees it.
 *
 * @param lastHasLeft whether there were administrators and are none any more
 */
record StatusView(
        String organisation,
        CvrNumber cvr,
        boolean ended,
        List<Roles.Holder> administrators,
        List<Invitation> invited,
        boolean lastHasLeft,
        int waitingForApproval) {}

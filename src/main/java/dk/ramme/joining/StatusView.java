package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.people.Roles;
import java.util.List;

/** How an organisation that has joined is administered, as a management representative sees it. */
record StatusView(
        String organisation,
        CvrNumber cvr,
        boolean ended,
        List<Roles.Holder> administrators,
        List<Invitation> invited,
        int waitingForApproval) {}

package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Appointments;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads cases and what else the pages of the joining show of an organisation. */
@Service
@Transactional(readOnly = true)
public class CaseReading {

    private final JoiningCases cases;
    private final Organisations organisations;
    private final Appointments appointments;
    private final Invitations invitations;
    private final Roles roles;

    CaseReading(
            JoiningCases cases,
            Organisations organisations,
            Appointments appointments,
            Invitations invitations,
            Roles roles) {
        this.cases = cases;
        this.organisations = organisations;
        this.appointments = appointments;
        this.invitations = invitations;
        this.roles = roles;
    }

    /** The case someone is at; empty when it is not theirs to see. */
    Optional<CaseView> find(JoiningPlace place, SignedIn me) {
        return cases.findById(place.chosenCase())
                .filter(found -> place.maySee(found, me) || isApprovedFor(place, found))
                .map(this::view);
    }

    /** What applicants have sent to the representatives of the organisation. */
    List<CaseView> sent(UUID organisationId) {
        return cases.sentIn(organisationId).stream().map(this::view).toList();
    }

    public boolean hasJoined(UUID organisationId) {
        return organisations
                .findById(organisationId)
                .filter(found -> found.state() != OrganisationState.JOINING)
                .isPresent();
    }

    /** For a management representative: who administers the organisation, and who has been invited to. */
    StatusView status(UUID organisationId) {
        var organisation = organisations.findById(organisationId).orElseThrow();
        var all = invitations.list(organisationId);
        var invited = all.stream()
                .filter(one -> one.state() == AppointmentState.INVITED)
                .toList();
        var administrators = roles.holders(Role.ORGANISATION_ADMINISTRATOR);
        return new StatusView(
                organisation.name(),
                organisation.cvr(),
                organisation.state() == OrganisationState.ENDED,
                administrators,
                invited,
                administrators.isEmpty() && all.size() > invited.size(),
                cases.sentIn(organisationId).size());
    }

    /** Whoever approved it sees what came of it. */
    private static boolean isApprovedFor(JoiningPlace place, JoiningCase found) {
        return place.representative() && found.state() == CaseState.APPROVED;
    }

    private CaseView view(JoiningCase found) {
        var organisation = organisations.findById(found.organisationId()).orElseThrow();
        return new CaseView(
                found.id(),
                found.organisationId(),
                organisation.cvr(),
                organisation.name(),
                found.address(),
                found.state(),
                found.preparedBy(),
                found.sentAt().orElse(null),
                isJoined(organisation),
                found.termsAcceptedAt().isPresent(),
                found.approvedAt().orElse(null),
                invitations.views(appointments.in(found.id()).stream()
                        .filter(one -> one.state() != AppointmentState.REVOKED)
                        .toList()));
    }

    private static boolean isJoined(Organisation organisation) {
        return organisation.state() != OrganisationState.JOINING;
    }

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
}

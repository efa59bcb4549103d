package dk.ramme.joining;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation administrators an organisation appoints: proposed, invited, sent to again, withdrawn. */
@Service
@Transactional
public class Invitations {

    private final Organisations organisations;
    private final Appointments appointments;
    private final Proposals proposals;
    private final Inviter inviter;
    private final Links links;
    private final Clock clock;

    Invitations(
            Organisations organisations,
            Appointments appointments,
            Proposals proposals,
            Inviter inviter,
            Links links,
            Clock clock) {
        this.organisations = organisations;
        this.appointments = appointments;
        this.proposals = proposals;
        this.inviter = inviter;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Writes down whom the set-up wants to appoint; nobody is told before {@link #sendProposed}.
     *
     * @throws AlreadyAppointed when the person has been proposed or invited already
     * @throws TooManyAppointed when no more can be added
     */
    public UUID propose(UUID organisationId, Appointee who) {
        lock(organisationId);
        return proposals
                .write(organisationId, null, who, openBesideCases(organisationId))
                .id();
    }

    /** Invites everybody the set-up has proposed. @return how many */
    public int sendProposed(UUID organisationId, String byName) {
        var organisation = lock(organisationId);
        var proposed = appointments.proposedInSetup(organisationId);
        proposed.forEach(appointment -> inviter.invite(organisation, appointment, byName));
        return proposed.size();
    }

    /** Mails a new link, which kills the former. @throws InvitationClosed when it has been accepted or withdrawn */
    public void resend(UUID appointmentId, String byName) {
        var appointment = lockOpen(appointmentId);
        if (appointment.state() != AppointmentState.INVITED) {
            throw new InvitationClosed();
        }
        var organisation = organisations.findById(appointment.organisationId()).orElseThrow(InvitationClosed::new);
        inviter.invite(organisation, appointment, byName);
    }

    /** Takes a proposal or an invitation back; its link is dead. @throws InvitationClosed when there is none open */
    public void withdraw(UUID appointmentId) {
        inviter.withdraw(lockOpen(appointmentId));
    }

    /** The appointments of the organisation, oldest first, without those taken back and those still being prepared. */
    @Transactional(readOnly = true)
    public List<Invitation> list(UUID organisationId) {
        return appointments.of(organisationId).stream()
                .filter(Invitations::isShown)
                .map(this::view)
                .toList();
    }

    private static boolean isShown(Appointment appointment) {
        return appointment.state() != AppointmentState.REVOKED && !appointment.isBeingPrepared();
    }

    private List<Appointment> openBesideCases(UUID organisationId) {
        return appointments.of(organisationId).stream()
                .filter(Appointment::isOpen)
                .filter(Invitations::isShown)
                .toList();
    }

    Invitation view(Appointment appointment) {
        var expiresAt = appointment.state() == AppointmentState.INVITED
                ? links.expiry(LinkPurpose.SETUP, appointment.id()).orElse(null)
                : null;
        return view(appointment, expiresAt);
    }

    private Invitation view(Appointment appointment, @Nullable Instant expiresAt) {
        return new Invitation(
                appointment.id(),
                appointment.name(),
                appointment.email(),
                appointment.birthDate(),
                appointment.cpr().isPresent(),
                appointment.expectedLogin().isPresent(),
                appointment.language(),
                appointment.extraRoles(),
                appointment.state(),
                appointment.invitedAt().orElse(null),
                expiresAt,
                expiresAt != null && !expiresAt.isAfter(clock.instant()),
                appointment.acceptedAt().orElse(null));
    }

    private Organisation lock(UUID organisationId) {
        return organisations.lock(organisationId).orElseThrow();
    }

    private Appointment lockOpen(UUID appointmentId) {
        return appointments.lock(appointmentId).filter(Appointment::isOpen).orElseThrow(InvitationClosed::new);
    }
}

package dk.ramme.joining.appointment;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.joining.appointment.Proposals.AlreadyAppointed;
import dk.ramme.joining.appointment.Proposals.TooManyAppointed;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The organisation administrators an organisation appoints: proposed, invited, sent to again, withdrawn. */
@Service
@Transactional
public class Invitations {

    private static final Duration REST = Duration.ofMinutes(1);

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
    @Transactional(noRollbackFor = {AlreadyAppointed.class, TooManyAppointed.class})
    public UUID propose(UUID organisationId, Appointee who) {
        lock(organisationId);
        return proposals
                .write(organisationId, null, who, openBesideCases(organisationId))
                .id();
    }

    /**
     * Invites everybody the set-up or an import has proposed. Each of these happens once, and must not fail for what was
     * sent before. @return how many
     */
    public int sendProposed(UUID organisationId, String byName) {
        var organisation = lock(organisationId);
        var proposed = appointments.proposedInSetup(organisationId);
        proposed.forEach(appointment -> inviter.invite(organisation, appointment, byName));
        return proposed.size();
    }

    /**
     * Invites a person at once.
     *
     * @throws AlreadyAppointed when the person has been proposed or invited already
     * @throws TooManyAppointed when no more can be added
     * @throws SentTooOften when the address has had its share of today
     */
    public void invite(UUID organisationId, Appointee who, String byName) {
        var organisation = lock(organisationId);
        var written = proposals.write(organisationId, null, who, openBesideCases(organisationId));
        inviter.inviteOne(organisation, written, byName);
    }

    /**
     * Mails a new link, which kills the former.
     *
     * @throws InvitationClosed when it has been accepted or withdrawn
     * @throws SentTooOften when the last mail is too fresh, or there have been too many today
     */
    public void resend(UUID appointmentId, String byName) {
        var appointment = lockInvited(appointmentId);
        requireRest(appointment);
        sendAgain(appointment, byName);
    }

    /**
     * Mails a new link to another address; the one that went to the former is dead.
     *
     * @throws InvitationClosed when it has been accepted or withdrawn
     * @throws SentTooOften when there have been too many mails today
     */
    public void readdress(UUID appointmentId, EmailAddress email, String byName) {
        var appointment = lockInvited(appointmentId);
        appointment.readdress(email.value());
        sendAgain(appointment, byName);
    }

    private void sendAgain(Appointment appointment, String byName) {
        var organisation = organisations.findById(appointment.organisationId()).orElseThrow(InvitationClosed::new);
        inviter.inviteOne(organisation, appointment, byName);
    }

    private void requireRest(Appointment appointment) {
        if (links.madeSince(LinkPurpose.SETUP, appointment.id(), clock.instant().minus(REST)) > 0) {
            throw new SentTooOften();
        }
    }

    /**
     * The mail with the link was refused by the receiver's server; whoever looks at the invitation is told.
     *
     * @param written when the mail was written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undelivered(UUID appointmentId, Instant written) {
        appointments.lock(appointmentId).ifPresent(found -> found.undelivered(written, clock.instant()));
    }

    /** Where the link went last; empty when there is no invitation, or it has been accepted or withdrawn. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> addressOf(UUID appointmentId) {
        return appointments.invitedAddress(appointmentId);
    }

    /** Takes a proposal or an invitation back; its link is dead. @throws InvitationClosed when there is none open */
    public void withdraw(UUID appointmentId) {
        inviter.withdraw(lockOpen(appointmentId));
    }

    /** The organisation's agreement is over: nobody is to become its administrator. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawAll(UUID organisationId) {
        shown(appointments.lockOpen(organisationId)).forEach(inviter::withdraw);
    }

    /** The appointments of the organisation, oldest first, without those taken back and those still being prepared. */
    @Transactional(readOnly = true)
    public List<Invitation> list(UUID organisationId) {
        return views(shown(appointments.standing(organisationId)));
    }

    private List<Appointment> openBesideCases(UUID organisationId) {
        return shown(appointments.standing(organisationId)).stream()
                .filter(Appointment::isOpen)
                .toList();
    }

    private static List<Appointment> shown(List<Appointment> standing) {
        return standing.stream().filter(one -> !one.isBeingPrepared()).toList();
    }

    public Invitation view(Appointment appointment) {
        return views(List.of(appointment)).get(0);
    }

    /** Each as others see it; when their links run out is asked once for all. */
    public List<Invitation> views(List<Appointment> some) {
        var invited = some.stream()
                .filter(one -> one.state() == AppointmentState.INVITED)
                .map(Appointment::id)
                .toList();
        var expiries = links.expiries(LinkPurpose.SETUP, invited);
        return some.stream().map(one -> view(one, expiries.get(one.id()))).toList();
    }

    private Invitation view(Appointment appointment, @Nullable Instant expiresAt) {
        return new Invitation(
                appointment.id(),
                appointment.name(),
                appointment.email(),
                appointment.birthDate(),
                appointment.cpr().isPresent(),
                appointment.expectedLogin().isPresent(),
                appointment.needsCode(),
                appointment.language(),
                appointment.extraRoles(),
                appointment.state(),
                appointment.invitedAt().orElse(null),
                expiresAt,
                expiresAt != null && !expiresAt.isAfter(clock.instant()),
                appointment.isUndelivered(),
                appointment.acceptedAt().orElse(null));
    }

    private Organisation lock(UUID organisationId) {
        return organisations.lock(organisationId).orElseThrow();
    }

    private Appointment lockInvited(UUID appointmentId) {
        return locked(appointmentId)
                .filter(found -> found.state() == AppointmentState.INVITED)
                .orElseThrow(InvitationClosed::new);
    }

    private Appointment lockOpen(UUID appointmentId) {
        return locked(appointmentId).filter(Appointment::isOpen).orElseThrow(InvitationClosed::new);
    }

    /** The organisation first, as whoever invites or accepts does: what it mails is counted under its lock. */
    private Optional<Appointment> locked(UUID appointmentId) {
        return organisations.lock(Tenancy.organisation()).flatMap(organisation -> appointments.lock(appointmentId));
    }

    /** The invitation has been accepted or withdrawn meanwhile, or there is none. */
    public static class InvitationClosed extends RuntimeException {

        public InvitationClosed() {
            super("the invitation is not open");
        }
    }
}

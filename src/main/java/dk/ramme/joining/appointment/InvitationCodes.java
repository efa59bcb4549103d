package dk.ramme.joining.appointment;

import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.AppointmentEvent.InvitationCodeLocked;
import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.TemporaryCode;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.link.TemporaryCodes.Attempt;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.vault.OneTimeCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The temporary codes of those who are invited to be administrators and are known by name and birth date only (S1; T28):
 * whoever may invite them makes the code, and hands it over.
 */
@Service
@Transactional
public class InvitationCodes {

    private final TemporaryCodes codes;
    private final Appointments appointments;
    private final Invitations invitations;
    private final Organisations organisations;
    private final ActingAdministrator acting;
    private final Roles roles;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    InvitationCodes(
            TemporaryCodes codes,
            Appointments appointments,
            Invitations invitations,
            Organisations organisations,
            ActingAdministrator acting,
            Roles roles,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.codes = codes;
        this.appointments = appointments;
        this.invitations = invitations;
        this.organisations = organisations;
        this.acting = acting;
        this.roles = roles;
        this.audit = audit;
        this.events = events;
    }

    /** The invited person and the code they have now, if any. @throws InvitationClosed when they need none any more */
    @Transactional(readOnly = true)
    public Holder holder(UUID appointmentId) {
        return appointments
                .findById(appointmentId)
                .filter(Appointment::awaitsCode)
                .map(appointment -> new Holder(invitations.view(appointment), find(appointmentId)))
                .orElseThrow(InvitationClosed::new);
    }

    /**
     * Makes a code and kills the former one. It is known to the caller and to nobody else ever after. For a management
     * representative, whose part the pages of the joining have made sure of.
     *
     * @param former the code they knew of
     * @throws InvitationClosed when the invitation is not open any more, or needs no code
     * @throws TemporaryCodes.MadeMeanwhile when there is another code than the former one
     */
    public OneTimeCode make(UUID appointmentId, @Nullable UUID former) {
        if (appointments.lock(appointmentId).filter(Appointment::awaitsCode).isEmpty()) {
            throw new InvitationClosed();
        }
        var code = codes.make(LinkPurpose.SETUP, appointmentId, former);
        audit.record("ACTIVATION_CODE_MADE", "appointment", appointmentId, Map.of());
        return code;
    }

    /** The same, for an organisation administrator. */
    public OneTimeCode makeAs(SignedIn by, UUID appointmentId, @Nullable UUID former) {
        acting.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
        return make(appointmentId, former);
    }

    /** Notes a wrong code; after the last try the organisation administrators are told. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void wrong(UUID appointmentId, Attempt attempt) {
        audit.record("ACTIVATION_CODE_WRONG", "appointment", appointmentId, Map.of("tries", attempt.tries()));
        if (attempt.isLast()) {
            audit.record("ACTIVATION_CODE_USED_UP", "appointment", appointmentId, Map.of());
            var appointment = appointments.findById(appointmentId).orElseThrow();
            events.publishEvent(new InvitationCodeLocked(
                    appointment.organisationId(), appointmentId, attempt.id(), appointment.name()));
        }
    }

    /** What is said to whoever is asked for the code. */
    @Transactional(readOnly = true)
    public Question question(Appointment appointment) {
        return new Question(
                organisations
                        .findById(appointment.organisationId())
                        .map(Organisation::name)
                        .orElseThrow(),
                appointment.invitedBy(),
                roles.holders(Role.ORGANISATION_ADMINISTRATOR),
                codes.canBeTyped(appointment.id()));
    }

    private @Nullable TemporaryCode find(UUID appointmentId) {
        return codes.find(appointmentId).orElse(null);
    }

    /** Somebody invited, and what is kept of their code. */
    record Holder(Invitation invitation, @Nullable TemporaryCode code) {}

    /**
     * @param invitedBy who sent the link last
     * @param administrators who can make a code, besides the management representatives
     * @param open whether there is a code that could be typed with success
     */
    record Question(String organisation, String invitedBy, List<Roles.Holder> administrators, boolean open) {}
}

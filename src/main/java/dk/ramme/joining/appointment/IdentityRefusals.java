package dk.ramme.joining.appointment;

import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.AppointmentEvent.IdentityRefusedAgain;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts and records that somebody else came with an invitation; raises the alarm when it happens again and again. */
@Service
@Transactional
class IdentityRefusals {

    static final int ALARM = 3;

    private final Appointments appointments;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    IdentityRefusals(
            Appointments appointments,
            Organisations organisations,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.appointments = appointments;
        this.organisations = organisations;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Accepted or withdrawn meanwhile: the link is dead, and nothing is counted. The other person is named by their login alone: enough to look
     * into it, and no more of them is kept.
     */
    void refuse(UUID appointmentId, MitIdIdentity person) {
        var appointment = appointments
                .lock(appointmentId)
                .filter(found -> found.state() == AppointmentState.INVITED)
                .orElse(null);
        if (appointment == null) {
            return;
        }
        var refusals = appointment.refuse();
        audit.record(
                "IDENTITY_MISMATCH",
                "appointment",
                appointmentId,
                Map.of("issuer", person.issuer(), "subject", person.subject(), "refusals", refusals));
        if (refusals == ALARM) {
            var organisation =
                    organisations.findById(appointment.organisationId()).map(Organisation::name);
            events.publishEvent(new IdentityRefusedAgain(
                    appointment.organisationId(),
                    appointmentId,
                    organisation.orElse(""),
                    appointment.name(),
                    refusals));
        }
    }
}

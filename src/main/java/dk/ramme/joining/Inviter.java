package dk.ramme.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends the link to an appointed person, or another in place of the former, and withdraws it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Inviter {

    private final Links links;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inviter(Links links, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.links = links;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void invite(Organisation organisation, Appointment appointment, String by) {
        var again = appointment.state() == AppointmentState.INVITED;
        appointment.invite(by, clock.instant());
        var issued = links.issue(LinkPurpose.SETUP, appointment.id());
        events.publishEvent(new AdministratorInvited(
                organisation.id(),
                appointment.id(),
                organisation.name(),
                appointment.name(),
                appointment.email(),
                appointment.language(),
                issued.token(),
                issued.link().expiresAt(),
                by));
        audit.record(
                again ? "INVITATION_SENT_AGAIN" : "ADMINISTRATOR_INVITED",
                "appointment",
                appointment.id(),
                Map.of(
                        "name", appointment.name(),
                        "email", appointment.email(),
                        "expiresAt", issued.link().expiresAt().toString()));
    }

    void withdraw(Appointment appointment) {
        appointment.revoke();
        links.revoke(LinkPurpose.SETUP, appointment.id());
        events.publishEvent(new InvitationWithdrawn(appointment.organisationId(), appointment.id()));
        audit.record("INVITATION_WITHDRAWN", "appointment", appointment.id(), Map.of("name", appointment.name()));
    }
}

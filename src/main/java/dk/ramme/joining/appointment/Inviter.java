package dk.ramme.joining.appointment;

import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.joining.appointment.AppointmentEvent.InvitationWithdrawn;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.organisation.Organisation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends the link to an appointed person, or another in place of the former, and withdraws it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Inviter {

    private final Links links;
    private final TemporaryCodes codes;
    private final InvitationMails mails;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inviter(
            Links links,
            TemporaryCodes codes,
            InvitationMails mails,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.codes = codes;
        this.mails = mails;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Invites one person, within the limit.
     *
     * @throws SentTooOften when the address has had its share of today; nothing has changed then
     */
    void inviteOne(Organisation organisation, Appointment appointment, String by) {
        mails.requireRoom(appointment.email());
        invite(organisation, appointment, by);
    }

    /**
     * Invites all whom one decision appoints. They may share a mailbox, so the limit is looked at before the first.
     *
     * @throws SentTooOften when one of the addresses has had its share of today already; nothing has changed then
     */
    public void inviteAll(Organisation organisation, List<Appointment> appointments, String by) {
        appointments.forEach(appointment -> mails.requireRoom(appointment.email()));
        appointments.forEach(appointment -> invite(organisation, appointment, by));
    }

    /** Invites whatever was sent today: for what happens once, and counts like every other. */
    void invite(Organisation organisation, Appointment appointment, String by) {
        mails.count(appointment.email());
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
                by,
                again,
                organisation.isReady()));
        audit.record(
                again ? "INVITATION_SENT_AGAIN" : "ADMINISTRATOR_INVITED",
                "appointment",
                appointment.id(),
                Map.of(
                        "name", appointment.name(),
                        "email", appointment.email(),
                        "expiresAt", issued.link().expiresAt().toString()));
    }

    public void withdraw(Appointment appointment) {
        appointment.revoke();
        links.revoke(LinkPurpose.SETUP, appointment.id());
        codes.revoke(List.of(appointment.id()));
        events.publishEvent(new InvitationWithdrawn(appointment.organisationId(), appointment.id()));
        audit.record("INVITATION_WITHDRAWN", "appointment", appointment.id(), Map.of("name", appointment.name()));
    }
}

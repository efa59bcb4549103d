package dk.ramme.notification;

import dk.ramme.joining.appointment.AppointmentEvent.AdministratorAccepted;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.joining.appointment.AppointmentEvent.IdentityRefusedAgain;
import dk.ramme.joining.appointment.AppointmentEvent.InvitationCodeLocked;
import dk.ramme.joining.appointment.AppointmentEvent.InvitationWithdrawn;
import dk.ramme.joining.move.OrganisationCalled;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mails whoever is appointed organisation administrator the link to the set-up, and tells the others what becomes of it. */
@Component
class JoiningNews {

    private final Outbox outbox;
    private final RoleNotifier telling;
    private final Days days;
    private final Organisations organisations;

    JoiningNews(Outbox outbox, RoleNotifier telling, Days days, Organisations organisations) {
        this.outbox = outbox;
        this.telling = telling;
        this.days = days;
        this.organisations = organisations;
    }

    @EventListener
    void on(AdministratorInvited invited) {
        outbox.queue(List.of(new Mail(
                // sent again there is a new link, and so a new mail
                "administrator-invited:" + invited.appointmentId() + ":" + invited.expiresAt(),
                new Recipient(invited.name(), invited.email(), invited.language()),
                letter(invited),
                List.of(
                        invited.organisationName(),
                        invited.invitedBy(),
                        days.day(invited.expiresAt(), invited.language())),
                "/joining/invitation/",
                invited.token(),
                invited.appointmentId())));
    }

    /** Of an organisation that is set up already there is nothing to set up. */
    private static String letter(AdministratorInvited invited) {
        if (invited.again()) return "administrator-invited-again";
        return invited.ready() ? "administrator-invited-to-ready" : "administrator-invited";
    }

    @EventListener
    void on(InvitationWithdrawn withdrawn) {
        outbox.cancel(withdrawn.appointmentId());
    }

    @EventListener
    void on(OrganisationCalled called) {
        outbox.queue(List.of(new Mail(
                "organisation-called:" + called.wave(),
                new Recipient(called.organisationName(), called.email(), called.language()),
                "organisation-called",
                List.of(called.organisationName()),
                called.href())));
    }

    @EventListener
    void on(AdministratorAccepted accepted) {
        telling.here(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "administrator-accepted:" + accepted.appointmentId(),
                        "administrator-accepted",
                        List.of(accepted.organisationName(), accepted.name()),
                        "/settings/administrators"));
    }

    @EventListener
    void on(InvitationCodeLocked locked) {
        var organisation = organisations
                .findById(locked.organisationId())
                .map(Organisation::name)
                .orElseThrow();
        var about = "invitation-code-locked:" + locked.codeId();
        var kind = "invitation-code-locked";
        var href = "/settings/administrators/invitations/" + locked.appointmentId() + "/code";
        telling.byMail(
                Role.ORGANISATION_ADMINISTRATOR, new News(about, kind, List.of(organisation, locked.name()), href));
        telling.here(Role.ORGANISATION_ADMINISTRATOR, new News(about, kind, List.of(locked.name()), href));
    }

    @EventListener
    void on(IdentityRefusedAgain refused) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "identity-refused:" + refused.appointmentId(),
                        "identity-refused",
                        List.of(refused.organisationName(), refused.name(), refused.refusals()),
                        "/settings/administrators"));
    }
}

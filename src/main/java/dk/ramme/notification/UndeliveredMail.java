package dk.ramme.notification;

import dk.ramme.joining.appointment.Invitations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells those who can do something about it that a mail could not be delivered, and leads them to where they can. */
@Component
class UndeliveredMail {

    private static final Logger log = LoggerFactory.getLogger(UndeliveredMail.class);

    private final Notifications notifications;
    private final Roles roles;
    private final Invitations invitations;

    UndeliveredMail(Notifications notifications, Roles roles, Invitations invitations) {
        this.notifications = notifications;
        this.roles = roles;
        this.invitations = invitations;
    }

    void tell(QueuedMail mail) {
        var subject = mail.subjectId();
        if (subject != null && mail.letter().startsWith("administrator-invited")) {
            invitations.undelivered(subject, mail.createdAt());
            var invitation = "/settings/administrators/invitations/" + subject;
            tell(mail, "mail-undelivered-invitation", invitation, List.of(Role.ORGANISATION_ADMINISTRATOR));
        } else if (subject != null && mail.letter().startsWith("activation")) {
            tell(mail, "mail-undelivered-activation", "/users/" + subject, administrators());
        } else {
            tell(mail, "mail-undelivered", "/notifications", administrators());
        }
    }

    /** Tells the administrators, once for each mailbox and hour, that mails to it wait because it has had so many. */
    void tellOfHeld(QueuedMail mail, Instant until) {
        var about = "mail-held:" + RecipientRation.mailbox(mail.recipient().email()) + ":" + until;
        var arguments = List.of(mail.recipient().name(), mail.recipient().email());
        notifications.tell(holders(administrators()), new News(about, "mail-held", arguments, "/users"));
    }

    private Set<UUID> holders(List<Role> whom) {
        var holders = new LinkedHashSet<UUID>();
        whom.forEach(role -> roles.holders(role).forEach(holder -> holders.add(holder.id())));
        return holders;
    }

    private void tell(QueuedMail mail, String kind, String href, List<Role> whom) {
        var told = holders(whom);
        var arguments = List.of(mail.recipient().name(), mail.recipient().email());
        if (told.isEmpty()) {
            // the operator is the only one to see this; no name, no address
            log.warn(
                    "NOBODY COULD BE TOLD that the mail {} ({}) was not delivered: organisation {} has no administrator",
                    mail.id(),
                    mail.letter(),
                    mail.organisationId());
        }
        notifications.tell(told, new News("mail-undelivered:" + mail.id(), kind, arguments, href));
    }

    private static List<Role> administrators() {
        return List.of(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
    }
}

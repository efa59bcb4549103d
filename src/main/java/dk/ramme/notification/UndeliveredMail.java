package dk.ramme.notification;

import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells those who can do something about it that a mail could not be delivered, and leads them to where they can. */
@Component
class UndeliveredMail {

    private final Notifications notifications;
    private final Roles roles;

    UndeliveredMail(Notifications notifications, Roles roles) {
        this.notifications = notifications;
        this.roles = roles;
    }

    void tell(QueuedMail mail) {
        var subject = mail.subjectId();
        if (subject != null && mail.letter().equals("administrator-invited")) {
            var invitation = "/settings/administrators/invitations/" + subject;
            tell(mail, "mail-undelivered-invitation", invitation, List.of(Role.ORGANISATION_ADMINISTRATOR));
        } else if (subject != null && mail.letter().equals("activation")) {
            tell(mail, "mail-undelivered-activation", "/users/" + subject, administrators());
        } else {
            tell(mail, "mail-undelivered", "/notifications", administrators());
        }
    }

    private void tell(QueuedMail mail, String kind, String href, List<Role> whom) {
        var told = new LinkedHashSet<UUID>();
        whom.forEach(role -> roles.holders(role).forEach(holder -> told.add(holder.id())));
        var arguments = List.of(mail.recipient().name(), mail.recipient().email());
        notifications.tell(told, new News("mail-undelivered:" + mail.id(), kind, arguments, href));
    }

    private static List<Role> administrators() {
        return List.of(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
    }
}

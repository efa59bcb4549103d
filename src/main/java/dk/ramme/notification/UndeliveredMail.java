package dk.ramme.notification;

import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the administrators of the organisation that a mail could not be delivered, so that they can send a new one. */
@Component
class UndeliveredMail {

    private final Notifications notifications;
    private final Roles roles;

    UndeliveredMail(Notifications notifications, Roles roles) {
        this.notifications = notifications;
        this.roles = roles;
    }

    void tell(QueuedMail mail) {
        var told = new LinkedHashSet<UUID>();
        for (var role : List.of(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR)) {
            roles.holders(role).forEach(holder -> told.add(holder.id()));
        }
        notifications.tell(
                told,
                new News(
                        "mail-undelivered:" + mail.id(),
                        "mail-undelivered",
                        List.of(mail.recipient().name(), mail.recipient().email()),
                        "/notifications"));
    }
}

package dk.ramme.notification;

import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.RoleChanged;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a person each change of their roles (PRODUCT.md, "Who may do what"). */
@Component
class RoleNews {

    private final Outbox outbox;
    private final Notifications notifications;
    private final Organisations organisations;
    private final Users users;
    private final MessageSource messages;

    RoleNews(
            Outbox outbox,
            Notifications notifications,
            Organisations organisations,
            Users users,
            MessageSource messages) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.organisations = organisations;
        this.users = users;
        this.messages = messages;
    }

    @EventListener
    void on(RoleChanged change) {
        // the same role may be given, taken and given again: each change is news
        var about = "role-changed:" + UUID.randomUUID();
        var kind = change.given() ? "role-given" : "role-taken";
        var user = users.findById(change.userId()).orElseThrow();
        user.email().ifPresent(email -> outbox.queue(List.of(mail(about, letter(change, user), change, user, email))));
        notifications.tell(
                List.of(user.id()),
                new News(about, kind + "." + change.role(), List.of(change.byName()), "/help/roles"));
    }

    /** Whoever came by an import cannot log in before they are activated, and is not asked to. */
    private static String letter(RoleChanged change, User user) {
        if (!change.given()) return "role-taken";
        return user.state() == UserState.ACTIVE ? "role-given" : "role-waiting";
    }

    private Mail mail(String about, String letter, RoleChanged change, User user, String email) {
        var organisation = organisations
                .findById(change.organisationId())
                .map(Organisation::name)
                .orElseThrow();
        var role = messages.getMessage("mail.role." + change.role(), null, Locale.forLanguageTag(user.language()));
        return new Mail(
                about,
                new Recipient(user.name(), email, user.language()),
                letter,
                List.of(organisation, role, change.byName()),
                letter.equals("role-waiting") ? "/help/roles" : "/login");
    }
}

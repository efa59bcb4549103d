package dk.ramme.notification;

import dk.ramme.notification.Mail.Recipient;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.RoleChanged;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.role.RoleEvent.RoleRefused;
import dk.ramme.people.role.RoleEvent.RoleRequested;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a person each change of their roles (docs/product.md, "Who may do what"). */
@Component
class RoleNews {

    private final Outbox outbox;
    private final Notifications notifications;
    private final RoleNotifier telling;
    private final Organisations organisations;
    private final Users users;
    private final MessageSource messages;

    RoleNews(
            Outbox outbox,
            Notifications notifications,
            RoleNotifier telling,
            Organisations organisations,
            Users users,
            MessageSource messages) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.telling = telling;
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

    /** Whoever can give the role is told that somebody asks for it. */
    @EventListener
    void on(RoleRequested request) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "role-requested:" + request.requestId(),
                        "role-requested",
                        List.of(organisation(request.organisationId()), request.userName()),
                        "/settings/role-requests/" + request.requestId()));
    }

    @EventListener
    void on(RoleRefused refused) {
        var user = users.findById(refused.userId()).orElseThrow();
        var about = "role-refused:" + refused.requestId();
        user.email()
                .ifPresent(email -> outbox.queue(List.of(new Mail(
                        about,
                        new Recipient(user.name(), email, user.language()),
                        "role-refused",
                        List.of(organisation(refused.organisationId()), named(refused.role(), user), refused.byName()),
                        "/notifications"))));
        // what people write stands here and in no mail (T52)
        notifications.tell(
                List.of(user.id()),
                new News(about, "role-refused-why", List.of(refused.byName(), refused.answer()), "/help/roles"));
    }

    private String organisation(UUID id) {
        return organisations.findById(id).map(Organisation::name).orElseThrow();
    }

    private String named(Role role, User user) {
        return messages.getMessage("mail.role." + role, null, Locale.forLanguageTag(user.language()));
    }

    /** Whoever came by an import cannot log in before they are activated, and is not asked to. */
    private static String letter(RoleChanged change, User user) {
        if (!change.given()) return "role-taken";
        return user.state() == UserState.ACTIVE ? "role-given" : "role-waiting";
    }

    private Mail mail(String about, String letter, RoleChanged change, User user, String email) {
        return new Mail(
                about,
                new Recipient(user.name(), email, user.language()),
                letter,
                List.of(organisation(change.organisationId()), named(change.role(), user), change.byName()),
                letter.equals("role-waiting") ? "/help/roles" : "/login");
    }
}

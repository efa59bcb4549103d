package dk.ramme.notification;

import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.User;
import dk.ramme.people.UserEdited;
import dk.ramme.people.UserReopened;
import dk.ramme.people.UserSuspended;
import dk.ramme.people.Users;
import dk.ramme.people.UsersDeleted;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a person what becomes of their user, and stops mails that would lead them nowhere. */
@Component
class UserNews {

    private final Outbox outbox;
    private final Organisations organisations;
    private final Users users;

    UserNews(Outbox outbox, Organisations organisations, Users users) {
        this.outbox = outbox;
        this.organisations = organisations;
        this.users = users;
    }

    @EventListener
    void on(UserSuspended suspended) {
        mail("user-suspended", suspended.organisationId(), suspended.userId(), suspended.byName(), "/help/questions");
    }

    @EventListener
    void on(UserReopened reopened) {
        mail("user-reopened", reopened.organisationId(), reopened.userId(), reopened.byName(), "/login");
    }

    @EventListener
    void on(UsersDeleted deleted) {
        outbox.cancelTo(deleted.userIds());
        var by = deleted.byName();
        if (by != null) {
            deleted.userIds()
                    .forEach(user -> mail("user-deleted", deleted.organisationId(), user, by, "/help/questions"));
        }
    }

    /** The former address is told, in case somebody else wants the user's mail; and a link sent there leads nowhere. */
    @EventListener
    void on(UserEdited edited) {
        if (edited.linkKilled()) {
            outbox.cancel(edited.userId());
        }
        var former = edited.formerEmail();
        var user = users.findById(edited.userId()).orElseThrow();
        if (former != null && user.isIdentified()) {
            queue("user-address", edited.organisationId(), user, former, edited.byName(), "/help/questions");
        }
    }

    private void mail(String letter, UUID organisation, UUID userId, String byName, String href) {
        var user = users.findById(userId).orElseThrow();
        user.email().ifPresent(email -> queue(letter, organisation, user, email, byName, href));
    }

    private void queue(String letter, UUID organisation, User user, String email, String byName, String href) {
        var name = organisations.findById(organisation).map(Organisation::name).orElseThrow();
        outbox.queue(List.of(new Mail(
                letter + ":" + UUID.randomUUID(),
                new Recipient(user.name(), email, user.language()),
                letter,
                List.of(name, byName),
                href)));
    }
}

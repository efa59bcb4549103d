package dk.ramme.notification;

import dk.ramme.notification.Mail.Recipient;
import dk.ramme.notification.group.MailedNews;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells all who hold a role the same news, by mail and in the notification centre; each person once. */
@Component
class RoleNotifier {

    private final Outbox outbox;
    private final Notifications notifications;
    private final Roles roles;
    private final MailedNews mailed;

    RoleNotifier(Outbox outbox, Notifications notifications, Roles roles, MailedNews mailed) {
        this.mailed = mailed;
        this.outbox = outbox;
        this.notifications = notifications;
        this.roles = roles;
    }

    /** The news' kind is the name of the letter as well, and both fill in the same arguments. */
    void byMailAndHere(Role role, News news) {
        byMail(role, news);
        here(role, news);
    }

    /** Unless the organisation has chosen to have such news in the notification centre alone. */
    void byMail(Role role, News news) {
        if (mailed.includes(news.kind())) {
            byMail(roles.holders(role), news);
        }
    }

    /** Those who can be mailed and hold the first of the roles that any such person holds. */
    List<Roles.Holder> mailable(Role... inTurn) {
        return Stream.of(inTurn)
                .map(role -> roles.holders(role).stream()
                        .filter(Roles.Holder::canBeMailed)
                        .toList())
                .filter(holders -> !holders.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether any of them has been mailed these news, or will be. */
    boolean haveBeenMailed(List<Roles.Holder> holders, String about) {
        return outbox.holdsAny(holders.stream().map(holder -> of(about, holder)).toList());
    }

    /** Whatever the organisation has chosen. */
    void byMail(List<Roles.Holder> holders, News news) {
        outbox.queue(holders.stream()
                .filter(Roles.Holder::canBeMailed)
                .map(holder -> new Mail(
                        of(news.about(), holder),
                        new Recipient(holder.name(), holder.email(), holder.language()),
                        news.kind(),
                        news.arguments(),
                        news.href()))
                .toList());
    }

    private static String of(String about, Roles.Holder holder) {
        return about + ":" + holder.id();
    }

    void here(Role role, News news) {
        notifications.tell(roles.holders(role).stream().map(Roles.Holder::id).toList(), news);
    }
}

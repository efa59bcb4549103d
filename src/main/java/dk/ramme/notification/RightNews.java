package dk.ramme.notification;

import dk.ramme.granting.GroupRightsChanged;
import dk.ramme.granting.RightRefused;
import dk.ramme.granting.RightRequested;
import dk.ramme.granting.RightsChanged;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.rights.UserRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a person each change of their rights, and those who can answer that somebody asks for one. */
@Component
class RightNews {

    private final Outbox outbox;
    private final Notifications notifications;
    private final Telling telling;
    private final Organisations organisations;
    private final Users users;
    private final Roles roles;

    RightNews(
            Outbox outbox,
            Notifications notifications,
            Telling telling,
            Organisations organisations,
            Users users,
            Roles roles) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.telling = telling;
        this.organisations = organisations;
        this.users = users;
        this.roles = roles;
    }

    @EventListener
    void on(RightsChanged change) {
        // the same right may be given, taken and given again: each change is news
        var about = "rights-changed:" + UUID.randomUUID();
        var user = users.findById(change.userId()).orElseThrow();
        var kind = kind(change);
        var arguments = new ArrayList<String>(List.of(organisation(change.organisationId()), change.byName()));
        if (!change.given().isEmpty()) arguments.add(named(change.given(), user));
        if (!change.taken().isEmpty()) arguments.add(named(change.taken(), user));
        mail(user, new News(about, kind, arguments, "/me"));
        notifications.tell(List.of(user.id()), new News(about, kind, arguments.subList(1, arguments.size()), "/me"));
    }

    /** Mails to a whole group would be a flood; its members find it where they look for news. */
    @EventListener
    void on(GroupRightsChanged change) {
        notifications.tellMembers(
                change.group().id(),
                new News(
                        "group-rights-changed:" + UUID.randomUUID(),
                        "group-rights-changed",
                        List.of(change.byName(), change.group().name()),
                        "/me"));
    }

    /** With nobody to answer, whoever can appoint somebody is told instead. */
    @EventListener
    void on(RightRequested request) {
        var about = "right-requested:" + request.requestId();
        var arguments = List.of(organisation(request.organisationId()), request.userName());
        if (roles.holders(Role.RIGHTS_ADMINISTRATOR).isEmpty()) {
            telling.byMailAndHere(
                    Role.ORGANISATION_ADMINISTRATOR,
                    new News(about, "right-requested-nobody", arguments, "/settings/administrators"));
        } else {
            telling.byMailAndHere(
                    Role.RIGHTS_ADMINISTRATOR,
                    new News(about, "right-requested", arguments, "/rights/requests/" + request.requestId()));
        }
    }

    @EventListener
    void on(RightRefused refused) {
        var user = users.findById(refused.userId()).orElseThrow();
        var about = "right-refused:" + refused.requestId();
        var right = named(List.of(refused.right()), user);
        mail(
                user,
                new News(
                        about,
                        "right-refused",
                        List.of(organisation(refused.organisationId()), refused.byName(), right, refused.answer()),
                        "/me"));
        notifications.tell(
                List.of(user.id()), new News(about, "right-refused", List.of(refused.byName(), right), "/me"));
    }

    private static String kind(RightsChanged change) {
        if (change.taken().isEmpty()) return "rights-given";
        return change.given().isEmpty() ? "rights-taken" : "rights-changed";
    }

    private static String named(List<UserRight> rights, User user) {
        var locale = Locale.forLanguageTag(user.language());
        return rights.stream().map(right -> right.name(locale)).collect(Collectors.joining(", "));
    }

    private String organisation(UUID id) {
        return organisations.findById(id).map(Organisation::name).orElseThrow();
    }

    private void mail(User user, News news) {
        user.email()
                .ifPresent(email -> outbox.queue(List.of(new Mail(
                        news.about(),
                        new Recipient(user.name(), email, user.language()),
                        news.kind(),
                        news.arguments(),
                        news.href()))));
    }
}

package dk.ramme.notification;

import dk.ramme.granting.RightEvent.GroupRightsChanged;
import dk.ramme.granting.RightEvent.RightRefused;
import dk.ramme.granting.RightEvent.RightRequested;
import dk.ramme.granting.RightEvent.RightsChanged;
import dk.ramme.notification.Mail.Recipient;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a person each change of their rights, and those who can answer that somebody asks for one. */
@Component
class RightNews {

    private static final List<String> LANGUAGES = List.of("da", "en");

    private final Outbox outbox;
    private final Notifications notifications;
    private final RoleNotifier telling;
    private final Organisations organisations;
    private final Users users;
    private final Roles roles;

    RightNews(
            Outbox outbox,
            Notifications notifications,
            RoleNotifier telling,
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
        var kind = kind(change.given(), change.taken());
        var by = List.of(organisation(change.organisationId()), change.byName());
        users.all(change.users()).stream()
                .collect(Collectors.groupingBy(User::language))
                .forEach((language, these) -> {
                    var arguments = new ArrayList<String>(by);
                    arguments.addAll(named(change.given(), change.taken(), language));
                    tell(these, kind, arguments);
                });
    }

    private void tell(List<User> these, String kind, List<String> arguments) {
        outbox.queue(these.stream()
                .flatMap(user -> mail(user, new News(about(), kind, arguments, "/me")).stream())
                .toList());
        notifications.tell(
                these.stream().map(User::id).toList(),
                new News(about(), kind, arguments.subList(1, arguments.size()), "/me"));
    }

    /** The same right may be given, taken and given again: each change is news. */
    private static String about() {
        return "rights-changed:" + UUID.randomUUID();
    }

    @EventListener
    void on(GroupRightsChanged change) {
        var about = "group-rights-changed:" + UUID.randomUUID();
        var kind = "group-" + kind(change.given(), change.taken());
        for (var language : LANGUAGES) {
            var arguments = new ArrayList<String>(List.of(
                    organisation(change.organisationId()),
                    change.byName(),
                    change.group().name()));
            arguments.addAll(named(change.given(), change.taken(), language));
            outbox.queueToActive(change.users(), language, new News(about, kind, arguments, "/me"));
            notifications.tellActive(
                    change.users(), language, new News(about, kind, arguments.subList(1, arguments.size()), "/me"));
        }
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
        var right = named(List.of(refused.right()), user.language());
        outbox.queue(mail(
                        user,
                        new News(
                                about,
                                "right-refused",
                                List.of(organisation(refused.organisationId()), refused.byName(), right),
                                "/notifications"))
                .stream()
                .toList());
        // what people write stands here and in no mail (T52)
        notifications.tell(
                List.of(user.id()),
                new News(about, "right-refused-why", List.of(refused.byName(), right, refused.answer()), "/me"));
    }

    private static String kind(List<UserRight> given, List<UserRight> taken) {
        if (taken.isEmpty()) return "rights-given";
        return given.isEmpty() ? "rights-taken" : "rights-changed";
    }

    /** Those given and those taken, each if there are any. */
    private static List<String> named(List<UserRight> given, List<UserRight> taken, String language) {
        return Stream.of(given, taken)
                .filter(rights -> !rights.isEmpty())
                .map(rights -> named(rights, language))
                .toList();
    }

    private static String named(List<UserRight> rights, String language) {
        var locale = Locale.forLanguageTag(language);
        return rights.stream().map(right -> right.name(locale)).collect(Collectors.joining(", "));
    }

    private String organisation(UUID id) {
        return organisations.findById(id).map(Organisation::name).orElseThrow();
    }

    /** Empty for whoever has no address. */
    private static Optional<Mail> mail(User user, News news) {
        return user.email()
                .map(email -> new Mail(
                        news.about(),
                        new Recipient(user.name(), email, user.language()),
                        news.kind(),
                        news.arguments(),
                        news.href()));
    }
}

package dk.ramme.notification;

import dk.ramme.notification.Mail.Recipient;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.UserBroughtBack;
import dk.ramme.people.UserEvent.UserEdited;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.people.UserEvent.UsersMerged;
import dk.ramme.people.UserEvent.UsersParted;
import dk.ramme.people.UserEvent.UsersReopened;
import dk.ramme.people.UserEvent.UsersSuspended;
import dk.ramme.people.UserEvent.WaysChanged;
import dk.ramme.people.UserEvent.WaysChanged.Changed;
import dk.ramme.people.UserEvent.WaysChanged.Ways;
import dk.ramme.people.Users;
import dk.ramme.people.cpr.CprAlert.NumbersTried;
import dk.ramme.people.cpr.ProvedNumbers.NumberDoubted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a person what becomes of their user, and stops mails that would lead them nowhere. */
@Component
class UserNews {

    private final Outbox outbox;
    private final Notifications notifications;
    private final Organisations organisations;
    private final Users users;
    private final Roles roles;
    private final RoleNotifier telling;
    private final MessageSource messages;

    UserNews(
            Outbox outbox,
            Notifications notifications,
            Organisations organisations,
            Users users,
            Roles roles,
            RoleNotifier telling,
            MessageSource messages) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.organisations = organisations;
        this.users = users;
        this.roles = roles;
        this.telling = telling;
        this.messages = messages;
    }

    @EventListener
    void on(UsersSuspended suspended) {
        var by = suspended.byName();
        mail(
                by == null ? "user-ended" : "user-suspended",
                suspended.organisationId(),
                suspended.userIds(),
                by == null ? "" : by,
                "/help/questions");
    }

    @EventListener
    void on(UsersReopened reopened) {
        mail("user-reopened", reopened.organisationId(), reopened.userIds(), reopened.byName(), "/login");
    }

    /** By mail alone is not enough: whoever is logged in now may look for what they were given. */
    @EventListener
    void on(WaysChanged changed) {
        var ways = changed.users().stream().collect(Collectors.toMap(Changed::userId, Changed::ways));
        users.all(ways.keySet()).stream()
                .collect(Collectors.groupingBy(
                        user -> Map.entry(Objects.requireNonNull(ways.get(user.id())), user.language())))
                .forEach((one, several) -> tell(changed, one.getKey(), one.getValue(), several));
    }

    /** All of them read the same. */
    private void tell(WaysChanged changed, Ways ways, String language, List<User> several) {
        var kind = ways.taken().isEmpty() ? "ways-given" : ways.given().isEmpty() ? "ways-taken" : "ways-replaced";
        var news = new News(
                kind + ":" + UUID.randomUUID(),
                kind,
                List.of(
                        organisation(changed.organisationId()),
                        changed.byName(),
                        named(ways.given(), language),
                        named(ways.taken(), language),
                        named(ways.left(), language)),
                "/me");
        outbox.queue(several.stream()
                .flatMap(user -> user.email().map(email -> new Recipient(user.name(), email, language)).stream())
                .map(recipient -> letter(kind, recipient, news.arguments(), news.href()))
                .toList());
        notifications.tell(several.stream().map(User::id).toList(), news);
    }

    private String named(List<LoginMeans> ways, String language) {
        var locale = Locale.forLanguageTag(language);
        return ways.isEmpty()
                ? messages.getMessage("notifications.way.none", null, locale)
                : ways.stream()
                        .map(way -> messages.getMessage("notifications.way." + way, null, locale))
                        .collect(Collectors.joining(", "));
    }

    /** Both addresses: a link that was sent to one of them leads nowhere any more. */
    @EventListener
    void on(UsersMerged merged) {
        var words = List.of(organisation(merged.organisationId()), merged.byName());
        var kept = users.addressed(List.of(merged.keptId()));
        var to = kept.stream()
                .map(user -> new Recipient(user.name(), user.email(), user.language()))
                .collect(Collectors.toCollection(ArrayList::new));
        var left = merged.leftEmail();
        if (left != null && kept.stream().noneMatch(user -> user.email().equalsIgnoreCase(left))) {
            var user = users.findById(merged.keptId()).orElseThrow();
            to.add(new Recipient(user.name(), left, user.language()));
        }
        outbox.queue(to.stream()
                .map(recipient -> letter("users-merged", recipient, words, "/login"))
                .toList());
    }

    @EventListener
    void on(UsersParted parted) {
        mail("users-parted", parted.organisationId(), List.of(parted.keptId()), parted.byName(), "/login");
    }

    @EventListener
    void on(UsersDeleted deleted) {
        outbox.cancelTo(deleted.userIds());
        var by = deleted.byName();
        if (by != null) {
            mail("user-deleted", deleted.organisationId(), deleted.userIds(), by, "/help/questions");
        }
    }

    /** Whoever is deactivated has nothing to do yet; those who may activate them have. */
    @EventListener
    void on(UserBroughtBack back) {
        var name = users.findById(back.userId()).map(User::name).orElseThrow();
        telling.here(
                Role.USER_ADMINISTRATOR,
                new News(
                        "user-brought-back:" + UUID.randomUUID(),
                        "user-brought-back",
                        List.of(organisation(back.organisationId()), name, back.byName()),
                        "/users/" + back.userId()));
    }

    /** The former address is told, in case somebody else wants the user's mail; and a link sent there leads nowhere. */
    @EventListener
    void on(UserEdited edited) {
        if (edited.linkKilled()) {
            outbox.cancel(edited.userId());
        }
        var former = edited.formerEmail();
        var user = users.findById(edited.userId()).orElseThrow();
        var administers = !roles.of(user.id()).isEmpty();
        if (former != null && (user.isIdentified() || administers)) {
            outbox.queue(List.of(letter(
                    "user-address",
                    new Recipient(user.name(), former, user.language()),
                    List.of(organisation(edited.organisationId()), edited.byName()),
                    "/help/questions")));
        }
        if (edited.whoTheyAre() && administers) {
            tellOrganisationAdministrators(edited, user);
        }
    }

    /** Somebody could be on the way to becoming another person, and that one administrator (U7). */
    private void tellOrganisationAdministrators(UserEdited edited, User user) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "administrator-edited:" + UUID.randomUUID(),
                        "administrator-edited",
                        List.of(organisation(edited.organisationId()), user.name(), edited.byName()),
                        "/users/" + user.id()));
    }

    /** Organisation administrators alone: whoever wrote the number might have wanted to know whose it is (U8). */
    @EventListener
    void on(NumberDoubted doubted) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "identity-doubted:" + UUID.randomUUID(),
                        "identity-doubted",
                        List.of(organisation(doubted.organisationId()), doubted.name()),
                        "/users/" + doubted.userId()));
    }

    /** Neither the numbers nor whose they may be is told, nor whether one of them was right (U8). */
    @EventListener
    void on(NumbersTried tried) {
        var kind = switch (tried.what()) {
            case TRIED -> "identity-numbers-tried";
            case USED_UP -> "identity-numbers-used-up";
            case SLOWLY -> "identity-numbers-slowly";
        };
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        kind + ":" + UUID.randomUUID(),
                        kind,
                        List.of(organisation(tried.organisationId()), tried.byName()),
                        "/settings/audit?action=" + tried.what().action()));
    }

    private String organisation(UUID id) {
        return organisations.findById(id).map(Organisation::name).orElseThrow();
    }

    /** Of one user or many, in two statements. */
    private void mail(String letter, UUID organisation, List<UUID> userIds, String byName, String href) {
        var name = organisation(organisation);
        outbox.queue(users.addressed(userIds).stream()
                .map(user -> letter(
                        letter, new Recipient(user.name(), user.email(), user.language()), List.of(name, byName), href))
                .toList());
    }

    private static Mail letter(String letter, Recipient recipient, List<?> arguments, String href) {
        return new Mail(letter + ":" + UUID.randomUUID(), recipient, letter, arguments, href);
    }
}

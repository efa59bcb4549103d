package dk.ramme.notification;

import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.means.MeansEvent.MeansLocked;
import dk.ramme.means.MeansEvent.MeansRevoked;
import dk.ramme.means.MeansEvent.PinChosen;
import dk.ramme.means.UserMeans.Ending;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people each change of what they log in with, and user administrators what was lost (M2). */
@Component
class MeansNews {

    private static final String OWN_PAGE = "/me/means";

    private static final Set<String> MORE_THAN_ONCE = Set.of("means-locked", "pin-locked", "pin-chosen");

    private final Outbox outbox;
    private final Notifications notifications;
    private final RoleNotifier telling;
    private final Organisations organisations;
    private final Users users;

    MeansNews(
            Outbox outbox,
            Notifications notifications,
            RoleNotifier telling,
            Organisations organisations,
            Users users) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.telling = telling;
        this.organisations = organisations;
        this.users = users;
    }

    @EventListener
    void on(MeansActivated activated) {
        tell("means-taken", activated.organisationId(), activated.userId(), activated.meansId(), activated.name());
    }

    @EventListener
    void on(MeansLocked locked) {
        var kind = locked.cause() == MeansLocked.Cause.PINS ? "pin-locked" : "means-locked";
        tell(kind, locked.organisationId(), locked.userId(), locked.meansId(), locked.name());
    }

    @EventListener
    void on(PinChosen chosen) {
        tell("pin-chosen", chosen.organisationId(), chosen.userId(), chosen.meansId(), chosen.name());
    }

    @EventListener
    void on(MeansRevoked revoked) {
        var kind = revoked.why() == Ending.WITHDRAWN ? "means-withdrawn" : "means-ended";
        tell(kind, revoked.organisationId(), revoked.userId(), revoked.meansId(), revoked.name());
        if (revoked.why() == Ending.LOST) {
            var user = users.findById(revoked.userId()).orElseThrow();
            // not by mail: it opens nothing any more, and whoever has nothing else stands in the mail of the morning
            // (A4)
            telling.here(
                    Role.USER_ADMINISTRATOR,
                    new News(
                            "means-lost:" + revoked.meansId(),
                            "means-lost",
                            List.of(organisation(revoked.organisationId()), user.name(), revoked.name()),
                            "/users/" + user.id()));
        }
    }

    private void tell(String kind, UUID organisation, UUID userId, UUID meansId, String name) {
        var user = users.findById(userId).orElseThrow();
        // a means may be opened and locked again, and given one PIN after another: each time is news
        var about = kind + ":" + (MORE_THAN_ONCE.contains(kind) ? UUID.randomUUID() : meansId);
        var words = List.of(organisation(organisation), name);
        user.email()
                .ifPresent(email -> outbox.queue(List.of(
                        new Mail(about, new Recipient(user.name(), email, user.language()), kind, words, OWN_PAGE))));
        notifications.tell(List.of(userId), new News(about, kind, words, OWN_PAGE));
    }

    private String organisation(UUID id) {
        return organisations.findById(id).map(Organisation::name).orElseThrow();
    }
}

package dk.ramme.notification;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.orders.OrderEvent.DeviceDispatched;
import dk.ramme.orders.OrderEvent.DevicesLate;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a user that a device is on its way, and user administrators that one has not arrived (M4). */
@Component
class OrderNews {

    private static final String OWN_PAGE = "/me/means";
    private static final String LATE = "/orders?show=LATE";

    private final Outbox outbox;
    private final Notifications notifications;
    private final RoleNotifier telling;
    private final Organisations organisations;
    private final Users users;

    OrderNews(
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
    void on(DeviceDispatched sent) {
        var user = users.findById(sent.userId()).orElseThrow();
        var kind = "device-sent-" + word(sent.kind());
        var about = kind + ":" + sent.orderId();
        var words = List.of(organisation(sent.organisationId()));
        user.email()
                .ifPresent(email -> outbox.queue(List.of(
                        new Mail(about, new Recipient(user.name(), email, user.language()), kind, words, OWN_PAGE))));
        notifications.tell(List.of(user.id()), new News(about, kind, words, OWN_PAGE));
    }

    /** Of many that came with one shipment all is said at once; by mail it is part of the {@link NeedsDigest}. */
    @EventListener
    void on(DevicesLate found) {
        var organisation = organisation(found.organisationId());
        var first = found.late().get(0);
        var many = found.late().size() > 1;
        var kind = many ? "devices-late" : "device-late-" + word(first.kind());
        var what = many
                ? found.late().size()
                : users.findById(first.userId()).map(User::name).orElseThrow();
        telling.here(
                Role.USER_ADMINISTRATOR,
                new News(kind + ":" + first.orderId(), kind, List.of(organisation, what), LATE));
    }

    /** Devices are named in the reader's language, so that each kind has words of its own. */
    private static String word(IdentificationMeans kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String organisation(UUID id) {
        return organisations.findById(id).map(Organisation::name).orElseThrow();
    }
}

package dk.ramme.keyring;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.MeansEvent.MeansActivated;
import dk.ramme.means.UserMeans;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.people.UserEvent.UsersDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to users happens to their orders, in the same transaction. */
@Component
class OrdersFollowed {

    private final DeviceOrders orders;
    private final UserMeans means;

    OrdersFollowed(DeviceOrders orders, UserMeans means) {
        this.orders = orders;
        this.means = means;
    }

    /** A device that is used has arrived. */
    @EventListener
    void on(MeansActivated activated) {
        if (activated.kind().isPhysical()) {
            var serial = means.find(activated.meansId()).map(HeldMeans::serial).orElse(null);
            orders.receiveUsed(activated.userId(), activated.kind(), serial);
        }
    }

    @EventListener
    void on(UsersDeleted deleted) {
        orders.cancelAll(deleted.userIds());
    }
}

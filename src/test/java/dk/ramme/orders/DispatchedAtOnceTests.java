package dk.ramme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.audit.Actor;
import dk.ramme.means.DeviceStock;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody locks a device before the order it is sent for. */
@RammeTest
class DispatchedAtOnceTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    AnOrder anOrder;

    @Autowired
    DeviceOrders orders;

    @Autowired
    Orders rows;

    @Autowired
    DeviceStock stock;

    @Autowired
    Stored stored;

    @Test
    void a_device_is_noted_as_sent_while_somebody_types_its_number() throws Exception {
        var nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.USER_ADMINISTRATOR);
        var user = organisations.importedUser(nordlys, "Birgit Lund", "birgit@nordlys.example");
        var serial = anOrder.inStock(IdentificationMeans.CODE_DISPLAY);
        var order = stored.in(
                        nordlys,
                        () -> orders.order(
                                List.of(user), IdentificationMeans.CODE_DISPLAY, null, Actor.user(karen, "Karen Holm")))
                .get(0);

        var sent = new Beside(beans, nordlys)
                .second(
                        () -> stock.hold(serial),
                        () -> rows.lock(order).orElseThrow(),
                        () -> anOrder.send(order, serial));

        assertThat(sent).isEqualTo(serial);
    }
}

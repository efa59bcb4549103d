package dk.ramme.setup;

import dk.ramme.audit.Actor;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeviceOrder;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.orders.Prices;
import dk.ramme.orders.RegisteredAddress;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Answers;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The devices that administrators have chosen for themselves: nothing is ordered before the set-up is confirmed. */
@Component
class OwnDevices {

    private final Answers answers;
    private final Users users;
    private final DeviceOrders orders;
    private final Prices prices;
    private final RegisteredAddress registered;

    OwnDevices(Answers answers, Users users, DeviceOrders orders, Prices prices, RegisteredAddress registered) {
        this.answers = answers;
        this.users = users;
        this.orders = orders;
        this.prices = prices;
        this.registered = registered;
    }

    /** What the confirmation will order, for whom and where to. */
    @Transactional(readOnly = true)
    public ToOrder toOrder() {
        var devices =
                answers.all(Question.OWN_MEANS).stream().flatMap(this::devices).toList();
        return new ToOrder(devices, registered.find().orElse(null));
    }

    /** Orders for an administrator what they have chosen. Done again, nothing more is ordered. */
    @Transactional
    public void order(User user, Answer own) {
        var by = Actor.user(user.id(), user.name());
        kinds(own).forEach(kind -> orders.order(List.of(user.id()), kind, null, by));
    }

    /** Whether something is on its way to the user. */
    @Transactional(readOnly = true)
    public boolean isOrderedFor(UUID user) {
        return orders.of(user).stream().anyMatch(DeviceOrder::isOpen);
    }

    /** Whether the administrator has chosen the app, which nobody sends them: they take it into use themself. */
    @Transactional(readOnly = true)
    public boolean isAppChosenBy(UUID user) {
        return answers.find(Question.OWN_MEANS, user)
                .filter(own -> Choices.meansAmong(own.choices()).contains(IdentificationMeans.APP))
                .isPresent();
    }

    private Stream<Device> devices(Answer own) {
        return users.nameOfActive(own.answeredFor()).stream()
                .flatMap(name -> kinds(own).map(kind -> new Device(name, kind, prices.of(kind))));
    }

    private static Stream<IdentificationMeans> kinds(Answer own) {
        return Choices.meansAmong(own.choices()).stream()
                .filter(IdentificationMeans::isPhysical)
                .sorted();
    }

    /** @param registered the organisation's address; null where nobody knows it */
    record ToOrder(List<Device> devices, @Nullable DeliveryAddress registered) {}

    /** @param price of it without VAT */
    record Device(String userName, IdentificationMeans kind, BigDecimal price) {}
}

package dk.ramme.keyring;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAnswer;
import dk.ramme.orders.DeliveryWords;
import dk.ramme.orders.Prices;
import dk.ramme.orders.RegisteredAddress;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Numbers;
import dk.ramme.ui.SummaryRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A device is ordered for many users (M4); undone, what has not been sent is called off. */
@Component
class OrderingForMany implements Deed {

    static final String KEY = "ORDER";
    static final String KIND = "kind";

    private final OrdersOfMany placing;
    private final Organisations organisations;
    private final Prices prices;
    private final RegisteredAddress registered;
    private final DeliveryWords words;
    private final Numbers numbers;
    private final MessageSource messages;

    OrderingForMany(
            OrdersOfMany placing,
            Organisations organisations,
            Prices prices,
            RegisteredAddress registered,
            DeliveryWords words,
            Numbers numbers,
            MessageSource messages) {
        this.placing = placing;
        this.organisations = organisations;
        this.prices = prices;
        this.registered = registered;
        this.words = words;
        this.numbers = numbers;
        this.messages = messages;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return list == UserList.USERS;
    }

    @Override
    public String question() {
        return "order";
    }

    @Override
    public boolean isAnswered(BulkRun run) {
        return run.parameters().containsKey(KIND);
    }

    @Override
    public Set<String> forgets() {
        return DeliveryAnswer.NAMES;
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int users) {
        var kind = kind(run);
        var other = DeliveryAnswer.in(run.parameters());
        var change = "/bulk/" + run.id() + "/" + question();
        var price = prices.of(kind);
        return List.of(
                new SummaryRow(
                        "bulk.ORDER.asked",
                        say(
                                "bulk.ORDER.device",
                                say("keyring.kind." + kind),
                                numbers.whole(users),
                                numbers.kroner(price)),
                        change,
                        "bulk.ORDER.asked"),
                new SummaryRow(
                        "bulk.ORDER.price",
                        say("bulk.ORDER.price.all", numbers.kroner(price.multiply(BigDecimal.valueOf(users))))),
                new SummaryRow(
                        "bulk.ORDER.delivery",
                        other == null ? words.said(registered.find().orElse(null)) : other.line(),
                        change,
                        "bulk.ORDER.delivery"));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        var policy =
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
        return OrdersOfMany.toOrder(kind(run), policy);
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        placing.order(users, kind(run), DeliveryAnswer.in(run.parameters()));
    }

    @Override
    public String before() {
        return "jsonb_build_object('means', u.separate_means)";
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return OrdersOfMany.toTakeBack(kind(undo));
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        var kind = kind(undo);
        var without = before.entrySet().stream()
                .filter(one -> !List.of(one.getValue().getOrDefault("means", "").split(" "))
                        .contains(kind.name()))
                .map(Map.Entry::getKey)
                .toList();
        placing.takeBack(before.keySet(), kind, without);
    }

    private static IdentificationMeans kind(BulkRun run) {
        return IdentificationMeans.valueOf(run.parameter(KIND));
    }

    /** What is ordered and not sent is called off. It cannot be undone: it is ordered anew. */
    @Component
    static class Cancelling implements Deed {

        private final OrdersOfMany placing;

        Cancelling(OrdersOfMany placing) {
            this.placing = placing;
        }

        @Override
        public String key() {
            return "CANCEL_ORDERS";
        }

        @Override
        public Set<Role> by() {
            return Set.of(Role.USER_ADMINISTRATOR);
        }

        @Override
        public boolean isFor(UserList list) {
            return list == UserList.USERS;
        }

        @Override
        public Hindrance hindrance(BulkRun run) {
            return OrdersOfMany.toCancel(null);
        }

        @Override
        public void carryOut(BulkRun run, List<UUID> users) {
            placing.cancelAll(users);
        }

        @Override
        public @Nullable Duration undoneWithin() {
            return null;
        }
    }
}

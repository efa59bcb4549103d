package dk.ramme.activation;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed.Afterwards;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAnswer;
import dk.ramme.orders.DeliveryWords;
import dk.ramme.orders.Prices;
import dk.ramme.orders.RegisteredAddress;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Numbers;
import dk.ramme.ui.SummaryRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what an activation brings, before it is begun (A1), and what is left to do when it is over. */
@Component
class ActivationAhead {

    static final String LOGIN = "activation.check.login";
    static final String THEN = "activation.check.then";
    static final String ORDERS = "activation.check.orders";
    static final String DELIVERY = "activation.check.delivery";

    private final Prices prices;
    private final RegisteredAddress registered;
    private final DeliveryWords words;
    private final Numbers numbers;
    private final MessageSource messages;

    ActivationAhead(
            Prices prices, RegisteredAddress registered, DeliveryWords words, Numbers numbers, MessageSource messages) {
        this.prices = prices;
        this.registered = registered;
        this.words = words;
        this.numbers = numbers;
        this.messages = messages;
    }

    /** How they log in, what is ordered at what price, and where it is sent. @param users how many are activated */
    List<SummaryRow> of(BulkRun run, int users) {
        var ways = ActivationWays.of(run);
        var rows = new ArrayList<SummaryRow>();
        rows.add(new SummaryRow(LOGIN, named(ways), page(run, Activating.QUESTION), LOGIN));
        rows.add(new SummaryRow(THEN, asked(ways), null, null));
        rows.add(new SummaryRow(ORDERS, ordered(ways.devices(), users), null, null));
        if (!ways.devices().isEmpty()) {
            var other = DeliveryAnswer.in(run.parameters());
            var sentTo = other == null ? words.said(registered.find().orElse(null)) : other.line();
            rows.add(new SummaryRow(DELIVERY, sentTo, page(run, "delivery"), DELIVERY));
        }
        return rows;
    }

    /** Where devices can be sent. */
    @Transactional(readOnly = true)
    public List<Choice> deliveries() {
        return words.options(registered.find().orElse(null));
    }

    private List<String> named(ActivationWays ways) {
        var named = new ArrayList<String>();
        if (ways.privateMitId()) {
            named.add(say("activation.login.private"));
        }
        ways.separate().stream().sorted().forEach(means -> named.add(say("activation.login." + means)));
        return named;
    }

    /** Only whoever is asked about their private MitID is said to be. */
    private List<String> asked(ActivationWays ways) {
        var asked = new ArrayList<String>();
        if (ways.privateMitId()) asked.add(say("activation.check.then.private"));
        if (!ways.separate().isEmpty()) asked.add(say("activation.check.then.separate"));
        return asked;
    }

    private List<String> ordered(List<IdentificationMeans> devices, int users) {
        if (devices.isEmpty()) {
            return List.of(say("activation.check.orders.none"));
        }
        var lines = new ArrayList<String>();
        var cost = BigDecimal.ZERO;
        for (var device : devices) {
            var price = prices.of(device);
            cost = cost.add(price.multiply(BigDecimal.valueOf(users)));
            lines.add(say(
                    "activation.check.orders.device", say("activation.login." + device), users, numbers.kroner(price)));
        }
        lines.add(say("activation.check.orders.cost", numbers.kroner(cost)));
        lines.add(say("activation.check.orders.later"));
        return lines;
    }

    /** @param inNeedOfCode how many of the activated need a temporary code besides the link */
    List<Afterwards> afterwards(BulkRun run, int inNeedOfCode) {
        var left = new ArrayList<Afterwards>();
        if (inNeedOfCode > 0) {
            var text = say("activation.run.code", inNeedOfCode);
            left.add(new Afterwards(text, "activation.run.code.link", WaitingController.HREF));
        }
        left.add(new Afterwards(null, "activation.waiting.title", WaitingController.HREF));
        if (!ActivationWays.of(run).devices().isEmpty()) {
            left.add(new Afterwards(null, "keyring.orders.all", "/orders"));
        }
        return left;
    }

    private static String page(BulkRun run, String question) {
        return "/bulk/" + run.id() + "/" + question;
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}

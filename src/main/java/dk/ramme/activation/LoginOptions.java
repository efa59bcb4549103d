package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.Prices;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.WaysForm;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The ways to log in that there are to choose among, each with what it costs. */
@Component
class LoginOptions {

    private final Prices prices;
    private final Numbers numbers;
    private final MessageSource messages;

    LoginOptions(Prices prices, Numbers numbers, MessageSource messages) {
        this.prices = prices;
        this.numbers = numbers;
        this.messages = messages;
    }

    List<Choice> of(LoginPolicy policy) {
        var options = new ArrayList<Choice>();
        if (policy.privateMitId()) {
            options.add(
                    new Choice(WaysForm.PRIVATE_MITID, "activation.login.private", "activation.login.private.hint"));
        }
        Arrays.stream(IdentificationMeans.values())
                .filter(policy::offers)
                .map(this::option)
                .forEach(options::add);
        return options;
    }

    private Choice option(IdentificationMeans means) {
        var price = prices.of(means);
        return price.signum() == 0
                ? new Choice(means.name(), "activation.login." + means, "activation.login.separate.hint")
                : Choice.named(
                        means.name(),
                        say("activation.login." + means),
                        say("activation.login.separate.price", numbers.kroner(price)));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}

package dk.ramme.setup;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.Prices;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Numbers;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What an administrator may choose for themself; of what has to be ordered it is said when that happens and what it costs. */
@Component
class OwnMeansOptions {

    private final Prices prices;
    private final Numbers numbers;
    private final MessageSource messages;

    OwnMeansOptions(Prices prices, Numbers numbers, MessageSource messages) {
        this.prices = prices;
        this.numbers = numbers;
        this.messages = messages;
    }

    /** @param word a means, or private MitID */
    Choice of(String word) {
        var choice = Choices.choice(Question.OWN_MEANS, word);
        if (word.equals(Choices.PRIVATE) || !IdentificationMeans.valueOf(word).isPhysical()) {
            return choice;
        }
        var price = numbers.kroner(prices.of(IdentificationMeans.valueOf(word)));
        return Choice.named(
                word,
                say(choice.titleKey()),
                say(Objects.requireNonNull(choice.hintKey())) + " " + say("setup.own-means.ordered", price));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}

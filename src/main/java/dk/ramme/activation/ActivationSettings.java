package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides about activation.
 *
 * @param reminders how long before a link ends its user is reminded; none: nobody is
 * @param remindEvery how often it is looked who is to be reminded
 * @param prices what one device costs without VAT, in kroner; a means without a price costs nothing
 */
@ConfigurationProperties("ramme.activation")
record ActivationSettings(
        @DefaultValue({"7d", "1d"}) List<Duration> reminders,
        @DefaultValue("10m") Duration remindEvery,
        @DefaultValue Map<IdentificationMeans, BigDecimal> prices) {

    ActivationSettings {
        if (reminders.stream().anyMatch(ahead -> ahead.toSeconds() < 1)) {
            throw new IllegalArgumentException("ramme.activation.reminders must be times before the end of a link");
        }
        if (prices.values().stream().anyMatch(price -> price.signum() < 0)) {
            throw new IllegalArgumentException("ramme.activation.prices must not be negative");
        }
        // the one nearest to the end first
        reminders = reminders.stream().sorted(Comparator.naturalOrder()).toList();
    }

    BigDecimal price(IdentificationMeans means) {
        return prices.getOrDefault(means, BigDecimal.ZERO);
    }
}

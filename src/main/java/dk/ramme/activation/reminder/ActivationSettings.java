package dk.ramme.activation.reminder;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides about activation.
 *
 * @param reminders how long before a link ends its user is reminded; none: nobody is
 * @param remindEvery how often it is looked who is to be reminded
 */
@ConfigurationProperties("ramme.activation")
record ActivationSettings(
        @DefaultValue({"7d", "1d"}) List<Duration> reminders,
        @DefaultValue("10m") Duration remindEvery) {

    ActivationSettings {
        if (reminders.stream().anyMatch(ahead -> ahead.toSeconds() < 1)) {
            throw new IllegalArgumentException("ramme.activation.reminders must be times before the end of a link");
        }
        // the one nearest to the end first
        reminders = reminders.stream().sorted(Comparator.naturalOrder()).toList();
    }
}

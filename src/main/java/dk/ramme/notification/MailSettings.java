package dk.ramme.notification;

import dk.ramme.identifier.EmailAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Ramme mails; the server is under {@code spring.mail}.
 *
 * @param from address and name the mails come from
 * @param help address to write to for whoever needs help with a mail
 * @param operator who runs this Ramme, as mails say it
 * @param sending false lets every mail wait, as after a restore
 * @param connections how many connections to the mail server there are at most at the same time
 * @param perRecipient how many mails an hour one mailbox is sent, over all organisations, of which one has half at most
 * @param interval how long the outbox rests between two looks
 * @param firstRetry how long a mail waits after its first failure; doubled each time
 * @param longestRetry how long it waits at most
 * @param giveUpAfter how old a mail gets before it is given up
 */
@Validated
@ConfigurationProperties("ramme.mail")
record MailSettings(
        @NotBlank String from,
        @NotBlank String fromName,
        @NotBlank String help,
        @NotBlank String operator,
        @DefaultValue("true") boolean sending,
        @DefaultValue("4") @Min(1) @Max(50) int connections,
        @DefaultValue("10") @Min(1) int perRecipient,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("15m") Duration longestRetry,
        @DefaultValue("72h") Duration giveUpAfter) {

    MailSettings {
        EmailAddress.parse(from);
    }

    /** @param attempts failures so far, this one included */
    Duration wait(int attempts) {
        var doubled = firstRetry.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
    }
}

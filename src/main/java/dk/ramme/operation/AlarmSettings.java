package dk.ramme.operation;

import dk.ramme.identifier.EmailAddress;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how whoever runs Ramme is mailed what is wrong.
 *
 * @param mail where to; empty, nobody is mailed
 * @param language of the mails
 * @param from where from
 * @param every how often at most the same thing is mailed
 * @param quiet how long something has to work before it is said to be over
 * @param look how often each node looks
 * @param smtp another server than that of the other mails, which may be what is wrong
 */
@Validated
@ConfigurationProperties("ramme.alarm")
record AlarmSettings(
        @DefaultValue("") String mail,
        @DefaultValue("da") @Pattern(regexp = "da|en") String language,
        @DefaultValue("") String from,
        @DefaultValue("1h") Duration every,
        @DefaultValue("10m") Duration quiet,
        @DefaultValue("30s") Duration look,
        @DefaultValue Smtp smtp) {

    AlarmSettings {
        if (!mail.isBlank()) EmailAddress.parse(mail);
    }

    boolean isMailed() {
        return !mail.isBlank();
    }

    /** A mail server; without a host it is that of the other mails. */
    record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @Nullable String username,
            @Nullable String password) {}
}

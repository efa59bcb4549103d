package dk.ramme.people.life;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the data of deleted users is kept.
 *
 * @param keepDeleted how long name, address, CPR number and RID number lie after a user was deleted
 */
@ConfigurationProperties("ramme.users")
public record UserSettings(@DefaultValue("30d") Duration keepDeleted) {

    public UserSettings {
        if (keepDeleted.toDays() < 1) {
            throw new IllegalArgumentException("ramme.users.keep-deleted must be a day or more");
        }
    }
}

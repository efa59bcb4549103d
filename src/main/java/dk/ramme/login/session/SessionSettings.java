package dk.ramme.login.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a login lasts (docs/login.md).
 *
 * @param idle without a request
 * @param absolute in all
 * @param guest for someone who is no user yet and joins an organisation
 * @param perPerson how many sessions one person may have; the oldest ends when one more begins
 */
@ConfigurationProperties("ramme.session")
public record SessionSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration absolute,
        @DefaultValue("30m") Duration guest,
        @DefaultValue("3") int perPerson) {}

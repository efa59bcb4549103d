package dk.ramme.login;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What strangers can make Ramme store, each a minute and over all nodes (docs/login.md).
 *
 * @param begunPerAddress logins begun from one address; a large office shares one
 * @param begun logins begun in all
 * @param refusalsPerAddress rows on the trail about refused logins from one address
 * @param refusals such rows in all
 * @param codesPerAddress codes of separate MitID tried from one address
 * @param codes such codes in all
 */
@Validated
@ConfigurationProperties("ramme.login.limits")
public record LoginLimits(
        @Positive @DefaultValue("600") int begunPerAddress,
        @Positive @DefaultValue("6000") int begun,
        @Positive @DefaultValue("20") int refusalsPerAddress,
        @Positive @DefaultValue("100") int refusals,
        @Positive @DefaultValue("60") int codesPerAddress,
        @Positive @DefaultValue("6000") int codes) {}

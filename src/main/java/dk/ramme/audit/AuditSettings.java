package dk.ramme.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is sealed.
 *
 * @param sealEvery how long the sealer rests when nothing waits
 * @param headsFile where the ends of the chains are written each hour; empty: nowhere
 */
@ConfigurationProperties("ramme.audit")
record AuditSettings(
        @DefaultValue("1s") Duration sealEvery,
        @DefaultValue("") String headsFile) {}

package dk.ramme.edge;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long and in what number requests may be on their way to one node. A browser's request is there at once; those beyond
 * the numbers that are not are closed.
 *
 * @param headers how long the headers of a request may take in all
 * @param body how long the body of a form may take in all
 * @param linger how long a refused sender may go on before being cut off, so that the answer is seen
 * @param atOnce requests of which a part is there
 * @param perAddress of those, from one address that is no trusted proxy's
 * @param bytes how large what is there of bodies may be together
 */
@Validated
@ConfigurationProperties("ramme.arrivals")
record ArrivalSettings(
        @DefaultValue("15s") Duration headers,
        @DefaultValue("20s") Duration body,
        @DefaultValue("3s") Duration linger,
        @Positive @DefaultValue("1000") int atOnce,
        @Positive @DefaultValue("250") int perAddress,
        @DefaultValue("16MB") DataSize bytes) {}

package dk.ramme.edge;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How many uploads one node takes at the same time; whoever comes beyond that is asked to come again.
 *
 * @param atOnce uploads on their way or being read
 * @param perPerson of those, one person's
 * @param bytes how large all of them may be together
 * @param slowest bytes a second below which, on average, an upload is ended
 * @param patience how long an upload may take before its pace is looked at
 */
@Validated
@ConfigurationProperties("ramme.uploads")
record UploadSettings(
        @Positive @DefaultValue("8") int atOnce,
        @Positive @DefaultValue("2") int perPerson,
        @DefaultValue("2000000000B") DataSize bytes,
        @DefaultValue("16KB") DataSize slowest,
        @DefaultValue("30s") Duration patience) {}

package dk.ramme.joining;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long joining keeps what it no longer needs, and whom the operator tells to move.
 *
 * @param keepUnfinished how long a case lies that nobody goes on with
 * @param keepNumbers how long the CPR number of an appointed person is kept after it has done its work
 * @param callsFile the organisations to tell, one a line (docs/moving.md); none: nobody is told
 */
@ConfigurationProperties("ramme.joining")
public record JoiningSettings(
        @DefaultValue("60d") Duration keepUnfinished,
        @DefaultValue("90d") Duration keepNumbers,
        @Nullable String callsFile) {

    public JoiningSettings {
        if (keepUnfinished.toDays() < 1 || keepNumbers.toDays() < 1) {
            throw new IllegalArgumentException("ramme.joining.keep-unfinished and keep-numbers must be a day or more");
        }
    }
}

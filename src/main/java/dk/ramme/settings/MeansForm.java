package dk.ramme.settings;

import dk.ramme.ui.TypedNumber;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which separate means are offered, as typed. */
public record MeansForm(
        @NotEmpty(message = "{settings.means.means.missing}") @Nullable
        List<@Pattern(regexp = "APP|CODE_DISPLAY|CODE_READER|CHIP", message = "{settings.means.means.unknown}") String>
                means,

        @Nullable String version,

        @Nullable String accepted) {

    /** The form as it is shown over an answer. */
    public static MeansForm of(List<String> means, int version) {
        return new MeansForm(means, Integer.toString(version), null);
    }

    public List<String> choices() {
        return means == null ? List.of() : Choices.inOrder(means);
    }

    public int basedOn() {
        return TypedNumber.read(version);
    }

    /** How many users the administrator accepts to leave without means. */
    int acceptedUsers() {
        return Math.max(0, TypedNumber.read(accepted));
    }
}

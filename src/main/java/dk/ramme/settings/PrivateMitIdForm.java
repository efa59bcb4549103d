package dk.ramme.settings;

import dk.ramme.ui.TypedNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether users may use their private MitID, as typed. */
public record PrivateMitIdForm(
        @NotNull(message = "{settings.login-methods.allowed.missing}")
        @Pattern(regexp = "YES|NO", message = "{settings.login-methods.allowed.missing}")
        @Nullable
        String allowed,

        @Nullable String version,

        @Nullable String accepted) {

    /** The form as it is shown over an answer. */
    public static PrivateMitIdForm of(@Nullable String allowed, int version) {
        return new PrivateMitIdForm(allowed, Integer.toString(version), null);
    }

    public List<String> choices() {
        return allowed == null ? List.of() : List.of(allowed);
    }

    public int basedOn() {
        return TypedNumber.read(version);
    }

    /** How many users the administrator accepts to leave without means. */
    int acceptedUsers() {
        return Math.max(0, TypedNumber.read(accepted));
    }
}

package dk.ramme.settings;

import dk.ramme.settings.LoginPolicyController.Accepted;
import dk.ramme.settings.LoginPolicyController.PolicyForm;
import dk.ramme.settings.PolicyAnswers.Stands;
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

        @Nullable String accepted,
        @Nullable String acceptedOrders,
        @Nullable String help)
        implements PolicyForm {

    /** The form as it is shown over an answer. */
    public static PrivateMitIdForm of(Stands stands) {
        var allowed = stands.choices().stream().findFirst().orElse(null);
        return new PrivateMitIdForm(allowed, Integer.toString(stands.version()), null, null, null);
    }

    @Override
    public List<String> choices() {
        return allowed == null ? List.of() : List.of(allowed);
    }

    @Override
    public int basedOn() {
        return TypedNumber.read(version);
    }

    @Override
    public Accepted accepts() {
        return Accepted.typed(accepted, acceptedOrders);
    }

    @Override
    public boolean givesApp() {
        return APP.equals(help);
    }
}

package dk.ramme.settings;

import dk.ramme.settings.LoginPolicyController.Accepted;
import dk.ramme.settings.LoginPolicyController.PolicyForm;
import dk.ramme.settings.PolicyAnswers.Stands;
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

        @Nullable String accepted,
        @Nullable String acceptedOrders,
        @Nullable String help)
        implements PolicyForm {

    /** The form as it is shown over an answer. */
    public static MeansForm of(Stands stands) {
        return new MeansForm(stands.choices(), Integer.toString(stands.version()), null, null, null);
    }

    @Override
    public List<String> choices() {
        return means == null ? List.of() : Choices.inOrder(means);
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

package dk.ramme.setup;

import dk.ramme.settings.Choices;
import dk.ramme.ui.TypedNumber;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the administrator wants to log in themself, as typed. */
record OwnMeansForm(
        @NotEmpty(message = "{setup.own-means.means.missing}") @Nullable
        List<String> means,

        @Nullable String version) {

    List<String> choices() {
        return means == null ? List.of() : Choices.inOrder(means);
    }

    int basedOn() {
        return TypedNumber.read(version);
    }
}

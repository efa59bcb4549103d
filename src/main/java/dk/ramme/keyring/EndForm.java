package dk.ramme.keyring;

import dk.ramme.means.UserMeans;
import dk.ramme.ui.Choice;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a means shall be good for nothing any more, as it was chosen. */
record EndForm(
        @NotNull(message = "{keyring.end.why.missing}")
        @Pattern(regexp = "LOST|REMOVED", message = "{keyring.end.why.missing}")
        @Nullable
        String why) {

    UserMeans.Ending ending() {
        return UserMeans.Ending.valueOf(why == null ? "" : why);
    }

    public List<Choice> options() {
        return List.of(
                new Choice("LOST", "keyring.end.LOST", "keyring.end.LOST.hint"),
                new Choice("REMOVED", "keyring.end.REMOVED", "keyring.end.REMOVED.hint"));
    }
}

package dk.ramme.setup;

import dk.ramme.ui.TypedNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether users shall be brought over, as typed. */
record ImportForm(
        @NotNull(message = "{setup.import.wanted.missing}")
        @Pattern(regexp = "YES|NO", message = "{setup.import.wanted.missing}")
        @Nullable
        String wanted,

        @Nullable String version) {

    List<String> choices() {
        return wanted == null ? List.of() : List.of(wanted);
    }

    int basedOn() {
        return TypedNumber.read(version);
    }
}

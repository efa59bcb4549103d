package dk.ramme.keyring;

import dk.ramme.means.IdentificationMeans;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which device shall be ordered, as it was chosen. */
record OrderForm(
        @NotNull(message = "{keyring.order.kind.missing}")
        @Pattern(regexp = "CODE_DISPLAY|CODE_READER|CHIP", message = "{keyring.order.kind.missing}")
        @Nullable
        String kind) {

    IdentificationMeans means() {
        return IdentificationMeans.valueOf(kind == null ? "" : kind);
    }
}

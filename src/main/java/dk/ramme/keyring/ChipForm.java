package dk.ramme.keyring;

import dk.ramme.identifier.NoWebAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A chip's name as it was typed, and what the chip answered.
 *
 * @param answer written by the page's script
 */
record ChipForm(
        @NotBlank(message = "{keyring.name.name.missing}")
        @Size(max = 60, message = "{keyring.name.name.long}")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{keyring.name.name.signs}")
        @NoWebAddress
        @Nullable
        String name,

        @Nullable String answer,
        @Nullable String replaces) {

    String strippedName() {
        return name == null ? "" : name.strip();
    }

    String given() {
        return answer == null ? "" : answer;
    }
}

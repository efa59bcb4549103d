package dk.ramme.keyring;

import dk.ramme.identifier.NoWebAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a user calls a means of theirs, as it was typed.
 *
 * @param replaces the means the new one takes the place of, if any
 */
record NameForm(
        @NotBlank(message = "{keyring.name.name.missing}")
        @Size(max = 60, message = "{keyring.name.name.long}")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{keyring.name.name.signs}")
        @NoWebAddress
        @Nullable
        String name,

        @Nullable String replaces) {

    String stripped() {
        return name == null ? "" : name.strip();
    }
}

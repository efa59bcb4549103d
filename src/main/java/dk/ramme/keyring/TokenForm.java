package dk.ramme.keyring;

import dk.ramme.identifier.NoWebAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A device's serial number, two codes it made in a row and the PIN chosen for it, as they were typed. */
record TokenForm(
        @NotBlank(message = "{keyring.name.name.missing}")
        @Size(max = 60, message = "{keyring.name.name.long}")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{keyring.name.name.signs}")
        @NoWebAddress
        @Nullable
        String name,

        @NotBlank(message = "{keyring.token.serial.missing}") @Nullable
        String serial,

        @NotBlank(message = "{keyring.token.first.missing}") @Nullable
        String first,

        @NotBlank(message = "{keyring.token.second.missing}") @Nullable
        String second,

        @Nullable String pin,
        @Nullable String pinAgain,
        @Nullable String replaces)
        implements PinChoice.Typed {

    String strippedName() {
        return name == null ? "" : name.strip();
    }

    String strippedSerial() {
        return serial == null ? "" : serial.replaceAll("\\s", "");
    }

    @Override
    public String toString() {
        return "TokenForm[****]";
    }
}

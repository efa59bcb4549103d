package dk.ramme.people.group;

import dk.ramme.identifier.NoWebAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a group shall be called. */
record GroupForm(
        @NotBlank(message = "{people.group.name.missing}")
        @Size(max = 100, message = "{people.group.name.long}")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{people.group.name.signs}")
        @NoWebAddress
        @Nullable
        String name) {

    /** Blanks around it, and more than one between words, are slips of the hand. */
    String tidied() {
        return name == null ? "" : name.strip().replaceAll("\\s+", " ");
    }
}

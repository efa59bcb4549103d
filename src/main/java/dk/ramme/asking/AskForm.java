package dk.ramme.asking;

import dk.ramme.identifier.ValidCvr;
import dk.ramme.identifier.ValidEmail;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which organisation an employee asks, and how it can write to them, as typed. */
record AskForm(
        @Pattern(regexp = "|[0-9]{8}", message = "{asking.form.listed.unknown}") @Nullable
        String listed,

        @ValidCvr @Nullable String cvr,

        @NotBlank(message = "{asking.form.email.missing}") @ValidEmail @Nullable
        String email,

        @Size(max = 500, message = "{people.reason.long}")
        @Pattern(regexp = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*", message = "{people.reason.signs}")
        @Nullable
        String message,

        @Pattern(regexp = "da|en", message = "{people.person.language.unknown}") @Nullable
        String language) {

    static AskForm empty(String language) {
        return new AskForm(null, null, null, null, "en".equals(language) ? "en" : "da");
    }

    boolean namesNone() {
        return isBlank(listed) && isBlank(cvr);
    }

    /** What is typed counts more than what was chosen on the list. */
    String number() {
        return isBlank(cvr) ? String.valueOf(listed) : String.valueOf(cvr);
    }

    String mailLanguage() {
        return "en".equals(language) ? "en" : "da";
    }

    String text() {
        return message == null ? "" : message.strip();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

package dk.ramme.joining;

import dk.ramme.identifier.ValidEmail;
import dk.ramme.identifier.ValidPersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Someone to appoint, as it was typed. It shows itself without the number, since forms end up in logs. */
record AdministratorForm(
        @NotBlank(message = "{joining.administrator.name.missing}") @ValidPersonName @Nullable
        String name,

        @NotBlank(message = "{joining.administrator.email.missing}") @ValidEmail @Nullable
        String email,

        @NotNull(message = "{joining.administrator.knownBy.missing}")
        @Pattern(regexp = "cpr|birthDate", message = "{joining.administrator.knownBy.missing}")
        @Nullable
        String knownBy,

        @Nullable String cpr,

        @Nullable String birthDate,

        @NotNull(message = "{joining.administrator.language.missing}")
        @Pattern(regexp = "da|en", message = "{joining.administrator.language.missing}")
        @Nullable
        String language) {

    static AdministratorForm empty(String language) {
        return new AdministratorForm("", "", "cpr", "", "", language);
    }

    boolean isByCpr() {
        return "cpr".equals(knownBy);
    }

    @Override
    public String toString() {
        return "AdministratorForm[" + name + ", " + email + "]";
    }
}

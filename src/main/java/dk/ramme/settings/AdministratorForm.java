package dk.ramme.settings;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.ValidCpr;
import dk.ramme.identifier.ValidEmail;
import dk.ramme.identifier.ValidPersonName;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.people.Role;
import dk.ramme.ui.TypedDate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Someone to be invited as organisation administrator, as typed. */
public record AdministratorForm(
        @NotBlank(message = "{settings.administrator.name.missing}") @ValidPersonName @Nullable
        String name,

        @NotBlank(message = "{settings.administrator.email.missing}") @ValidEmail @Nullable
        String email,

        @ValidCpr @Nullable String cpr,

        @Nullable String birthDate,

        @Nullable
        List<
                        @Pattern(
                                regexp = "USER_ADMINISTRATOR|RIGHTS_ADMINISTRATOR",
                                message = "{settings.administrator.roles.unknown}")
                        String>
                roles,

        @Pattern(regexp = "da|en", message = "{settings.administrator.language.unknown}") @Nullable
        String language) {

    public static AdministratorForm empty(String language) {
        return new AdministratorForm(null, null, null, null, List.of(), language);
    }

    boolean hasCpr() {
        return isTyped(cpr);
    }

    boolean hasBirthDate() {
        return isTyped(birthDate);
    }

    /** The person meant. Call it only when nothing is wrong with what was typed. */
    public Appointee appointee() {
        var born = TypedDate.read(birthDate).orElse(LocalDate.EPOCH);
        var who = PersonName.parse(typed(name));
        var where = EmailAddress.parse(typed(email));
        var mailLanguage = "en".equals(language) ? "en" : "da";
        return hasCpr()
                ? Appointee.withCpr(who, where, CprNumber.parse(typed(cpr)), mailLanguage, extraRoles())
                : Appointee.withBirthDate(who, where, born, mailLanguage, extraRoles());
    }

    private Set<Role> extraRoles() {
        var chosen = EnumSet.noneOf(Role.class);
        if (roles != null) {
            roles.forEach(role -> chosen.add(Role.valueOf(role)));
        }
        return chosen;
    }

    private static boolean isTyped(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Never with the number that was typed. */
    @Override
    public String toString() {
        return "AdministratorForm[" + name + "]";
    }
}

package dk.ramme.people.profile;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.ValidCpr;
import dk.ramme.identifier.ValidEmail;
import dk.ramme.identifier.ValidPersonName;
import dk.ramme.people.User;
import dk.ramme.ui.TypedDate;
import dk.ramme.ui.TypedNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who a user is, as typed.
 *
 * @param version of the user the form was filled from; a new one has none
 * @param sure said that this is another person than one of the same name and birth date
 */
record PersonForm(
        @NotBlank(message = "{people.person.name.missing}") @ValidPersonName @Nullable
        String name,

        @NotBlank(message = "{people.person.email.missing}") @ValidEmail @Nullable
        String email,

        @ValidCpr @Nullable String cpr,

        @Nullable String birthDate,

        @Pattern(regexp = "da|en", message = "{people.person.language.unknown}") @Nullable
        String language,

        @Nullable String version,

        @Nullable String sure) {

    static PersonForm empty() {
        return new PersonForm(null, null, null, null, "da", null, null);
    }

    /** As the user stands; without CPR number, which is never shown. */
    static PersonForm of(User user, String birthDate) {
        return new PersonForm(
                user.name(),
                user.email().orElse(null),
                null,
                birthDate,
                user.language(),
                String.valueOf(user.version()),
                null);
    }

    boolean hasCpr() {
        return cpr != null && !cpr.isBlank();
    }

    boolean hasBirthDate() {
        return birthDate != null && !birthDate.isBlank();
    }

    boolean isSure() {
        return "yes".equals(sure);
    }

    int basedOn() {
        return TypedNumber.read(version);
    }

    /** The person meant. Call it only when nothing is wrong with what was typed. */
    NewPerson person() {
        var number = number();
        var born = number == null ? TypedDate.read(birthDate).orElseThrow() : number.birthDate();
        return new NewPerson(who(), where(), number, born, mailLanguage());
    }

    /** The correction meant. Call it only when nothing is wrong with what was typed. */
    UserEditing.Correction correction() {
        LocalDate born = TypedDate.read(birthDate).orElse(null);
        return new UserEditing.Correction(who().value(), where().value(), mailLanguage(), number(), born);
    }

    private PersonName who() {
        return PersonName.parse(String.valueOf(name));
    }

    private EmailAddress where() {
        return EmailAddress.parse(String.valueOf(email));
    }

    private @Nullable CprNumber number() {
        return hasCpr() ? CprNumber.parse(String.valueOf(cpr)) : null;
    }

    private String mailLanguage() {
        return "en".equals(language) ? "en" : "da";
    }

    /** Never with the number that was typed. */
    @Override
    public String toString() {
        return "PersonForm[" + name + "]";
    }
}

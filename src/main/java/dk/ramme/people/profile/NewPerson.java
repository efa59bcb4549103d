package dk.ramme.people.profile;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Someone who shall be a user. */
public record NewPerson(
        PersonName name, EmailAddress email, @Nullable CprNumber cpr, LocalDate birthDate, String language) {

    /** Never with the number. */
    @Override
    public String toString() {
        return "NewPerson[" + name + "]";
    }
}

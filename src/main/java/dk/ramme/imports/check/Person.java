package dk.ramme.imports.check;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.RidNumber;
import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.rights.RightName;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that can be imported, read into values that cannot be wrong. */
public record Person(
        int line,
        RidNumber rid,
        PersonName name,
        @Nullable EmailAddress email,
        @Nullable CprNumber cpr,
        @Nullable LocalDate birthDate,
        List<RightName> rights) {

    public Known known() {
        return new Known(name.value(), birthDate);
    }

    /** Never with the number. */
    @Override
    public String toString() {
        return "Person[" + line + "]";
    }
}

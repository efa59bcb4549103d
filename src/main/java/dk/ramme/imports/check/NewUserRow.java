package dk.ramme.imports.check;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.RidNumber;
import dk.ramme.people.Particulars;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row with somebody to create, read into values that cannot be wrong.
 *
 * @param endsOn their last day, where they come for a time
 */
public record NewUserRow(
        int line,
        PersonName name,
        @Nullable EmailAddress email,
        @Nullable CprNumber cpr,
        LocalDate birthDate,
        @Nullable RidNumber rid,
        @Nullable LocalDate endsOn,
        Particulars particulars) {

    public @Nullable String ridText() {
        return rid == null ? null : rid.value();
    }

    /** Never with the number. */
    @Override
    public String toString() {
        return "Newcomer[" + line + "]";
    }
}

package dk.ramme.joining.register;

import dk.ramme.identifier.CprNumber;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone of the management, as the register names them; with a CPR number where the register gives it. */
public record Representative(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable CprNumber cpr) {

    public Representative {
        if (birthDate == null && cpr != null) birthDate = cpr.birthDate();
    }

    public Optional<CprNumber> cprNumber() {
        return Optional.ofNullable(cpr);
    }

    @Override
    public String toString() {
        return "Representative[" + name + "]";
    }
}

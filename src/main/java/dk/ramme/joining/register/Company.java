package dk.ramme.joining.register;

import dk.ramme.identifier.CvrNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company, association or authority as registered.
 *
 * @param form in words, as the register says it (Aktieselskab, Forening ...); may be empty
 * @param endedOn the day it ceased; null while it exists
 * @param hasUsers whether others than the management act for it digitally
 */
public record Company(
        CvrNumber cvr,
        String name,
        String address,
        String form,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate endedOn,
        Signing signing,
        boolean hasUsers,
        List<Representative> representatives) {

    /** On that day the NemID employee signatures were closed: who began later has none to bring over (S6). */
    private static final LocalDate LAST_EMPLOYEE_SIGNATURE = LocalDate.of(2023, 10, 31);

    public Company {
        representatives = List.copyOf(representatives);
    }

    public boolean hasEnded(LocalDate today) {
        return endedOn != null && !endedOn.isAfter(today);
    }

    public boolean hasNothingToImport() {
        return startedOn != null && startedOn.isAfter(LAST_EMPLOYEE_SIGNATURE);
    }

    /** Whether one person is the whole management and nobody else acts: private MitID is enough for them (J1). */
    public boolean isOnePersonAlone() {
        return signing == Signing.ALONE && representatives.size() == 1 && !hasUsers;
    }

    /** Whether one of the management may sign for the company, or several must do it together. */
    public enum Signing {
        ALONE,
        JOINT
    }
}

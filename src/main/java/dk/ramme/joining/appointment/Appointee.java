package dk.ramme.joining.appointment;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.Role;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom someone wants to appoint organisation administrator, and how the person shall be known again: by CPR number, by
 * name and birth date, or by the login they are appointing themself with.
 *
 * @param language of the mail, {@code da} or {@code en}
 * @param extraRoles given beside organisation administrator
 */
public record Appointee(
        PersonName name,
        EmailAddress email,
        @Nullable CprNumber cpr,
        LocalDate birthDate,
        @Nullable Login login,
        String language,
        Set<Role> extraRoles) {

    public Appointee {
        extraRoles = Set.copyOf(extraRoles);
    }

    public static Appointee withCpr(
            PersonName name, EmailAddress email, CprNumber cpr, String language, Set<Role> extraRoles) {
        return new Appointee(name, email, cpr, cpr.birthDate(), null, language, extraRoles);
    }

    public static Appointee withBirthDate(
            PersonName name, EmailAddress email, LocalDate birthDate, String language, Set<Role> extraRoles) {
        return new Appointee(name, email, null, birthDate, null, language, extraRoles);
    }

    /** Someone who appoints themself: their login says more than a number would, so none is kept. */
    public static Appointee self(
            PersonName name, EmailAddress email, LocalDate birthDate, Login login, String language) {
        return new Appointee(name, email, null, birthDate, login, language, Set.of());
    }

    /** A MitID login by issuer and subject. */
    public record Login(String issuer, String subject) {}
}

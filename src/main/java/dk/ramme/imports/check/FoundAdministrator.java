package dk.ramme.imports.check;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.RidNumber;
import dk.ramme.people.Role;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrator as a source knows them.
 *
 * @param registerRole their role there, in the source's own words
 */
public record FoundAdministrator(
        int line,
        Register register,
        String registerRole,
        PersonName name,
        @Nullable EmailAddress email,
        @Nullable RidNumber rid,
        @Nullable CprNumber cpr,
        @Nullable LocalDate birthDate) {

    /** Where administrators come from. */
    public enum Register {
        NEMID,
        VIRK;

        static Optional<Register> of(String text) {
            var word = text.toLowerCase(Locale.ROOT);
            if (word.contains("nemid")) return Optional.of(NEMID);
            boolean virk = word.contains("virk") || word.contains("fbrs") || word.contains("brugeradministration");
            return virk ? Optional.of(VIRK) : Optional.empty();
        }

        public String messageKey() {
            return "imports.register." + name();
        }
    }

    /** The same with an address to write to. */
    public FoundAdministrator with(EmailAddress address) {
        return new FoundAdministrator(line, register, registerRole, name, address, rid, cpr, birthDate);
    }

    /** I1: a super administrator sets up, an administrator has users, one on Virk has rights. */
    public Role suggested() {
        if (register == Register.VIRK) return Role.RIGHTS_ADMINISTRATOR;
        boolean superior = registerRole.toLowerCase(Locale.ROOT).contains("super");
        return superior ? Role.ORGANISATION_ADMINISTRATOR : Role.USER_ADMINISTRATOR;
    }
}

package dk.ramme.login;

import dk.ramme.identifier.CprNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who someone proved to be a moment ago with private MitID, as the broker says. Compared, never kept: the CPR number
 * does not leave memory, and a broker for private operators does not give it at all.
 *
 * @param issuer and subject name the login for ever (OpenID Connect Core, section 5.7)
 * @param level the assurance level reached (NSIS: Low, Substantial, High)
 * @param matchToken what the broker's CPR match is asked with, where the broker only matches
 */
public record MitIdIdentity(
        String issuer,
        String subject,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable CprNumber cpr,
        String level,
        Instant authTime,
        @Nullable String matchToken) {

    public Optional<CprNumber> cprNumber() {
        return Optional.ofNullable(cpr);
    }

    @Override
    public String toString() {
        return "MitIdIdentity[" + issuer + " " + subject + "]";
    }
}

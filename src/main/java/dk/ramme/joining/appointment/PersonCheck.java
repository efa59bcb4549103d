package dk.ramme.joining.appointment;

import dk.ramme.identifier.CprNumber;
import dk.ramme.login.IdentityMatcher.Match;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SamePerson;
import dk.ramme.vault.CprVault;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Is this the appointed person (S1)? Their login, where they appointed themself; else their CPR number; else
 * their name and birth date. What MitID says is compared and not kept. Called outside a transaction: the broker may be
 * asked.
 */
@Component
public class PersonCheck {

    private final SamePerson samePerson;
    private final CprVault vault;

    PersonCheck(SamePerson samePerson, CprVault vault) {
        this.samePerson = samePerson;
        this.vault = vault;
    }

    Match check(MitIdIdentity person, Appointment appointment) {
        var login = appointment.expectedLogin().orElse(null);
        if (login != null) {
            return login.equals(new Appointee.Login(person.issuer(), person.subject())) ? Match.SAME : Match.OTHER;
        }
        return samePerson.compare(
                person, number(appointment).orElse(null), appointment.name(), appointment.birthDate());
    }

    /** The number the person was appointed with, if one was given. */
    Optional<CprNumber> number(Appointment appointment) {
        return appointment
                .cpr()
                .map(kept -> vault.open(
                        Objects.requireNonNull(kept.sealed()),
                        Proposals.place(appointment.organisationId(), appointment.id())));
    }

    public static @Nullable LocalDate birthDate(MitIdIdentity person) {
        return person.birthDate() != null
                ? person.birthDate()
                : person.cprNumber().map(CprNumber::birthDate).orElse(null);
    }
}

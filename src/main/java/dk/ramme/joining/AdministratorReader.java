package dk.ramme.joining;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.BirthDate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Makes an appointee of a form, or says at the field why it cannot. */
@Component
class AdministratorReader {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Clock clock;

    AdministratorReader(Clock clock) {
        this.clock = clock;
    }

    /** Empty when there is something to correct. */
    Optional<Appointee> read(AdministratorForm form, BindingResult binding) {
        if (form.isByCpr()) {
            checkCpr(form.cpr(), binding);
        } else if ("birthDate".equals(form.knownBy())) {
            checkBirthDate(form.birthDate(), binding);
        }
        return binding.hasErrors() ? Optional.empty() : Optional.of(appointee(form));
    }

    private void checkCpr(@Nullable String cpr, BindingResult binding) {
        if (cpr == null || cpr.isBlank()) {
            binding.rejectValue("cpr", "joining.administrator.cpr.missing");
        } else if (!CprNumber.isValid(cpr) || !BirthDate.isPossible(new CprNumber(cpr).birthDate(), today())) {
            binding.rejectValue("cpr", "identifier.cpr.invalid");
        }
    }

    private void checkBirthDate(@Nullable String date, BindingResult binding) {
        if (date == null || date.isBlank()) {
            binding.rejectValue("birthDate", "joining.administrator.birthDate.missing");
        } else if (BirthDate.parse(date, today()).isEmpty()) {
            binding.rejectValue("birthDate", "joining.administrator.birthDate.invalid");
        }
    }

    private Appointee appointee(AdministratorForm form) {
        var name = new PersonName(String.valueOf(form.name()));
        var email = new EmailAddress(String.valueOf(form.email()));
        var language = String.valueOf(form.language());
        return form.isByCpr()
                ? Appointee.withCpr(name, email, new CprNumber(String.valueOf(form.cpr())), language, Set.of())
                : Appointee.withBirthDate(
                        name, email, BirthDate.parse(form.birthDate(), today()).orElseThrow(), language, Set.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), COPENHAGEN);
    }
}

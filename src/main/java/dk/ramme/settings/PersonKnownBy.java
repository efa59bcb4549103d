package dk.ramme.settings;

import dk.ramme.identifier.CprNumber;
import dk.ramme.ui.TypedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/**
 * A person is known again by CPR number, or by birth date where they have none; given both, they must agree. Nobody is
 * born in the future.
 */
@Component
public class PersonKnownBy {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Clock clock;

    PersonKnownBy(Clock clock) {
        this.clock = clock;
    }

    /** Says at the field what is missing or wrong. */
    public void check(AdministratorForm form, BindingResult binding) {
        var born = TypedDate.read(form.birthDate());
        if (!form.hasCpr() && !form.hasBirthDate()) {
            binding.rejectValue("cpr", "settings.administrator.cpr.missing");
        } else if (form.hasBirthDate() && born.isEmpty()) {
            binding.rejectValue("birthDate", "settings.administrator.birthDate.invalid");
        } else if (born.isPresent() && isToCome(born.get())) {
            binding.rejectValue("birthDate", "settings.administrator.birthDate.future");
        }
        if (form.hasCpr() && !binding.hasFieldErrors("cpr") && !binding.hasFieldErrors("birthDate")) {
            var dated = CprNumber.parse(String.valueOf(form.cpr())).birthDate();
            if (isToCome(dated)) {
                binding.rejectValue("cpr", "identifier.cpr.invalid");
            } else if (born.isPresent() && !born.get().equals(dated)) {
                binding.rejectValue("birthDate", "settings.administrator.birthDate.differs");
            }
        }
    }

    private boolean isToCome(LocalDate date) {
        return date.isAfter(LocalDate.ofInstant(clock.instant(), COPENHAGEN));
    }
}

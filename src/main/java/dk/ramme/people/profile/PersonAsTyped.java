package dk.ramme.people.profile;

import dk.ramme.identifier.CprNumber;
import dk.ramme.ui.TypedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Whether what was typed about a person agrees with itself; says at the field what does not. */
@Component
class PersonAsTyped {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Clock clock;

    PersonAsTyped(Clock clock) {
        this.clock = clock;
    }

    /** A new person is known by CPR number, or by birth date where they have none. */
    void checkNew(PersonForm form, BindingResult binding) {
        if (!form.hasCpr() && !form.hasBirthDate()) {
            binding.rejectValue("cpr", "people.person.cpr.missing");
        }
        check(form, binding);
    }

    void check(PersonForm form, BindingResult binding) {
        var born = TypedDate.read(form.birthDate());
        if (form.hasBirthDate() && born.filter(this::isPossible).isEmpty()) {
            binding.rejectValue("birthDate", "people.person.birthDate.invalid");
        }
        if (!form.hasCpr() || binding.hasFieldErrors("cpr") || binding.hasFieldErrors("birthDate")) {
            return;
        }
        var dated = CprNumber.parse(String.valueOf(form.cpr())).birthDate();
        if (!isPossible(dated)) {
            binding.rejectValue("cpr", "identifier.cpr.invalid");
        } else if (born.isPresent() && !born.get().equals(dated)) {
            binding.rejectValue("birthDate", "people.person.birthDate.differs");
        }
    }

    private boolean isPossible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(LocalDate.ofInstant(clock.instant(), COPENHAGEN));
    }
}

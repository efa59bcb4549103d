package dk.ramme.setup;

import dk.ramme.identifier.CprNumber;
import org.springframework.validation.BindingResult;

/** A person is known again by CPR number, or by birth date where they have none; given both, they must agree. */
final class PersonKnownBy {

    private PersonKnownBy() {}

    static void check(AdministratorForm form, BindingResult binding) {
        var born = TypedDate.read(form.birthDate());
        if (form.hasBirthDate() && born.isEmpty()) {
            binding.rejectValue("birthDate", "setup.administrator.birthDate.invalid");
        } else if (!form.hasCpr() && !form.hasBirthDate()) {
            binding.rejectValue("cpr", "setup.administrator.cpr.missing");
        } else if (form.hasCpr() && born.isPresent() && !binding.hasFieldErrors("cpr")) {
            var cpr = CprNumber.parse(String.valueOf(form.cpr()));
            if (!cpr.birthDate().equals(born.get())) {
                binding.rejectValue("birthDate", "setup.administrator.birthDate.differs");
            }
        }
    }
}

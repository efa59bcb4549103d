package dk.ramme.people.profile;

import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.ProductionUnitNumber;
import dk.ramme.identifier.SeNumber;
import dk.ramme.identifier.TelephoneNumber;
import dk.ramme.people.Particulars;
import dk.ramme.people.life.UserLife;
import dk.ramme.people.life.UserLife.NotNow;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user administrator writes what is known of a user besides who they are (U9). */
@Controller
@RequestMapping("/users/{id}/particulars")
class ParticularsController {

    private static final String PAGE = "people/particulars";

    private final UserLife life;
    private final AllowedActions deeds;

    ParticularsController(UserLife life, AllowedActions deeds) {
        this.life = life;
        this.deeds = deeds;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        var can = deeds.of(id);
        if (!can.mayEnd()) {
            return notNow(id, flash);
        }
        model.addAttribute("form", ParticularsForm.of(can.user().particulars()));
        model.addAttribute("user", can.user());
        return PAGE;
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") ParticularsForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        form.check(binding);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("user", deeds.of(id).user());
            return PAGE;
        }
        try {
            life.note(id, form.particulars());
        } catch (NotNow refused) {
            return notNow(id, flash);
        }
        Notice.good(flash, "people.particulars.done");
        return "redirect:/users/" + id;
    }

    private static String notNow(UUID id, RedirectAttributes flash) {
        Notice.warm(flash, "people.life.not-now");
        return "redirect:/users/" + id;
    }

    /** As typed; nothing: not known. */
    record ParticularsForm(
            @Nullable String telephone,
            @Nullable String productionUnit,
            @Nullable String seNumber,
            @Nullable String pseudonym) {

        static ParticularsForm of(Particulars known) {
            return new ParticularsForm(known.telephone(), known.productionUnit(), known.seNumber(), known.pseudonym());
        }

        void check(BindingResult binding) {
            if (isTyped(telephone) && !TelephoneNumber.isValid(telephone)) {
                binding.rejectValue("telephone", "identifier.telephone.invalid");
            }
            if (isTyped(productionUnit) && !ProductionUnitNumber.isValid(productionUnit)) {
                binding.rejectValue("productionUnit", "identifier.production-unit.invalid");
            }
            if (isTyped(seNumber) && !SeNumber.isValid(seNumber)) {
                binding.rejectValue("seNumber", "identifier.se.invalid");
            }
            if (isTyped(pseudonym) && !PersonName.isValid(pseudonym)) {
                binding.rejectValue("pseudonym", "identifier.name.invalid");
            }
        }

        /** Call it only when nothing is wrong with what was typed. */
        Particulars particulars() {
            return new Particulars(
                    isTyped(telephone)
                            ? TelephoneNumber.parse(String.valueOf(telephone)).value()
                            : null,
                    isTyped(productionUnit)
                            ? ProductionUnitNumber.parse(String.valueOf(productionUnit))
                                    .value()
                            : null,
                    isTyped(seNumber) ? SeNumber.parse(String.valueOf(seNumber)).value() : null,
                    isTyped(pseudonym)
                            ? PersonName.parse(String.valueOf(pseudonym)).value()
                            : null);
        }

        private static boolean isTyped(@Nullable String typed) {
            return typed != null && !typed.isBlank();
        }
    }
}

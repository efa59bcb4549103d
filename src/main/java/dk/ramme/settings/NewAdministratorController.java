package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.AdministratorQuestion.Place;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Invites a further organisation administrator. Until the set-up is confirmed they are proposed there. */
@Controller
@RequestMapping("/settings/administrators/add")
class NewAdministratorController {

    private final WhoAdministers administrators;
    private final AdministratorChange change;
    private final AdministratorQuestion question;

    NewAdministratorController(
            WhoAdministers administrators, AdministratorChange change, AdministratorQuestion question) {
        this.administrators = administrators;
        this.change = change;
        this.question = question;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn me, Locale locale) {
        if (!administrators.of(me).inForce()) {
            return new ModelAndView("redirect:/setup/administrators/add");
        }
        return question.ask(Place.SETTINGS, locale);
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") AdministratorForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        return question.answer(Place.SETTINGS, form, binding, () -> change.invite(me, form.appointee()), flash);
    }
}

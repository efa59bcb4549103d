package dk.ramme.setup;

import dk.ramme.joining.AlreadyAppointed;
import dk.ramme.joining.TooManyAppointed;
import dk.ramme.login.SignedIn;
import dk.ramme.settings.AdministratorForm;
import dk.ramme.settings.Choices;
import dk.ramme.settings.PersonKnownBy;
import dk.ramme.ui.Choice;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposes a further organisation administrator, and takes a proposal back. Nobody is told before the confirmation. */
@Controller
@RequestMapping("/setup/administrators")
class AdministratorController {

    private static final String PAGE = "setup/administrator";
    private static final String BACK = "redirect:/setup/administrators";

    private final Proposing proposing;
    private final PersonKnownBy knownBy;

    AdministratorController(Proposing proposing, PersonKnownBy knownBy) {
        this.proposing = proposing;
        this.knownBy = knownBy;
    }

    @ModelAttribute("roleOptions")
    List<Choice> roleOptions() {
        return Choices.furtherRoles();
    }

    @ModelAttribute("languages")
    List<Choice> languages() {
        return Choices.languages();
    }

    @GetMapping("/add")
    String show(Locale locale, Model model) {
        model.addAttribute("form", AdministratorForm.empty(locale.getLanguage()));
        return PAGE;
    }

    @PostMapping("/add")
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") AdministratorForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        knownBy.check(form, binding);
        if (!binding.hasErrors()) {
            propose(me, form, binding);
        }
        if (binding.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", "setup.administrators.added");
        return new ModelAndView(BACK);
    }

    @PostMapping("/{id}/remove")
    String remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes flash) {
        proposing.takeBack(me, id);
        flash.addFlashAttribute("notice", "setup.administrators.removed");
        return BACK;
    }

    private void propose(SignedIn me, AdministratorForm form, BindingResult binding) {
        try {
            proposing.propose(me, form);
        } catch (AlreadyAppointed refused) {
            binding.rejectValue("name", "settings.administrator.name.already");
        } catch (TooManyAppointed refused) {
            binding.reject("settings.administrator.tooMany");
        }
    }
}

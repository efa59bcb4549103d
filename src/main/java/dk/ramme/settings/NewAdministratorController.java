package dk.ramme.settings;

import dk.ramme.joining.AlreadyAppointed;
import dk.ramme.joining.SentTooOften;
import dk.ramme.joining.TooManyAppointed;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Choice;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who shall be organisation administrator too? */
@Controller
@RequestMapping("/settings/administrators/add")
class NewAdministratorController {

    private static final String PAGE = "settings/administrator";

    private final WhoAdministers administrators;
    private final AdministratorChange change;
    private final PersonKnownBy knownBy;

    NewAdministratorController(WhoAdministers administrators, AdministratorChange change, PersonKnownBy knownBy) {
        this.administrators = administrators;
        this.change = change;
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

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
        if (!administrators.of(me).inForce()) {
            return "redirect:/setup/administrators/add";
        }
        model.addAttribute("form", AdministratorForm.empty(locale.getLanguage()));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") AdministratorForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        knownBy.check(form, binding);
        if (!binding.hasErrors()) {
            invite(me, form, binding);
        }
        if (binding.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", "settings.administrator.invited");
        return new ModelAndView(AdministratorsSettingController.LIST);
    }

    private void invite(SignedIn me, AdministratorForm form, BindingResult binding) {
        try {
            change.invite(me, form.appointee());
        } catch (AlreadyAppointed refused) {
            binding.rejectValue("name", "settings.administrator.name.already");
        } catch (SentTooOften refused) {
            binding.rejectValue("email", "settings.invitation.tooOften");
        } catch (TooManyAppointed refused) {
            binding.reject("settings.administrator.tooMany");
        }
    }
}

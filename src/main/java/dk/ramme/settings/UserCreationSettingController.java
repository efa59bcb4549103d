package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.EmployeeRequests;
import dk.ramme.ui.ChangedMeanwhile;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** May employees ask to be created as users? */
@Controller
@RequestMapping("/settings/user-creation")
class UserCreationSettingController {

    private static final String PAGE = "settings/user-creation";
    private static final List<Choice> CHOICES = Arrays.stream(EmployeeRequests.values())
            .map(choice -> new Choice(
                    choice.name(), "settings.user-creation." + choice, "settings.user-creation." + choice + ".hint"))
            .toList();

    private final EmployeeRequestsChange setting;

    UserCreationSettingController(EmployeeRequestsChange setting) {
        this.setting = setting;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var stands = setting.of(me).stands().name();
        model.addAttribute("form", new EmployeeRequestsForm(stands, stands));
        return page(me, model);
    }

    @PostMapping
    String submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") EmployeeRequestsForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
        try {
            setting.change(me, EmployeeRequests.valueOf(String.valueOf(form.requests())), String.valueOf(form.stood()));
        } catch (ChangedMeanwhile meanwhile) {
            model.addAttribute("meanwhile", setting.of(me).stands());
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(me, model);
        }
        Notice.good(flash, "settings.saved");
        return "redirect:/settings";
    }

    private String page(SignedIn me, Model model) {
        model.addAttribute("setting", setting.of(me));
        model.addAttribute("choices", CHOICES);
        return PAGE;
    }

    /**
     * Whether employees may ask to be created, as chosen.
     *
     * @param stood what was in force when the page was opened
     */
    record EmployeeRequestsForm(
            @NotNull(message = "{settings.user-creation.missing}")
            @Pattern(regexp = "CLOSED|BY_CVR|LISTED", message = "{settings.user-creation.missing}")
            @Nullable
            String requests,

            @Nullable String stood) {}
}

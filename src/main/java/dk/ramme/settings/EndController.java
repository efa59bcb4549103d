package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** Do you want to end the agreement? Asked twice, and it can be regretted. */
@Controller
@RequestMapping("/settings/end")
class EndController {

    private final AgreementEnd agreement;

    EndController(AgreementEnd agreement) {
        this.agreement = agreement;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("organisation", agreement.of(me));
        return "settings/end";
    }

    @GetMapping("/confirm")
    String confirm(@AuthenticationPrincipal SignedIn me, Model model) {
        var organisation = agreement.of(me);
        if (organisation.endsAt() != null) {
            return "redirect:/settings/end";
        }
        model.addAttribute("organisation", organisation);
        model.addAttribute("form", new EndForm(null));
        return "settings/end-confirm";
    }

    @PostMapping("/confirm")
    String submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") EndForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!binding.hasErrors()) {
            try {
                agreement.notice(me, form.cvr());
                Notice.good(flash, "settings.end.noticed");
                return "redirect:/settings/end";
            } catch (AgreementEnd.AnotherCvr another) {
                binding.rejectValue("cvr", "settings.end-confirm.cvr.another");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("organisation", agreement.of(me));
        return "settings/end-confirm";
    }

    @PostMapping("/regret")
    String regret(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        agreement.regret(me);
        Notice.good(flash, "settings.end.kept");
        return "redirect:/settings";
    }

    /** The organisation's CVR number, typed by whoever ends its agreement. */
    record EndForm(
            @NotBlank(message = "{settings.end-confirm.cvr.missing}") @Nullable
            String cvr) {}
}

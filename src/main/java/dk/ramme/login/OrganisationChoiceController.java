package dk.ramme.login;

import dk.ramme.ui.Notice;
import dk.ramme.ui.OwnTransactions;
import jakarta.servlet.http.HttpServletRequest;
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

/** Which organisation someone acts for, who is a user in several. */
@Controller
@RequestMapping(OrganisationChoiceController.PATH)
@OwnTransactions
class OrganisationChoiceController {

    static final String PATH = "/login/organisation";

    private static final String VIEW = "login/organisation";

    private final OrganisationChoice choice;

    OrganisationChoiceController(OrganisationChoice choice) {
        this.choice = choice;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var current = me.organisationId();
        model.addAttribute("form", new ChoiceForm(current == null ? null : current.toString()));
        return page(me, model);
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") ChoiceForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var chosen = binding.hasErrors()
                ? null
                : choice.find(me, form.organisation()).orElse(null);
        if (chosen == null) {
            if (!binding.hasErrors()) {
                binding.rejectValue("organisation", "login.organisation.organisation.unknown");
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
        if (!me.isGuest()) {
            Notice.good(redirect, "login.organisation.switched", chosen.organisationName());
        }
        return "redirect:" + choice.act(me, chosen, request, response);
    }

    private String page(SignedIn me, Model model) {
        model.addAttribute("options", choice.options(me));
        model.addAttribute("acting", !me.isGuest());
        return VIEW;
    }

    record ChoiceForm(
            @NotBlank(message = "{login.organisation.organisation.missing}") @Nullable
            String organisation) {}
}

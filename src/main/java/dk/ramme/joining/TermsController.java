package dk.ramme.joining;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** The representative accepts the terms on the company's behalf. */
@Controller
class TermsController {

    private final JoiningFlow walk;
    private final JoiningPreparation preparation;

    TermsController(JoiningFlow walk, JoiningPreparation preparation) {
        this.walk = walk;
        this.preparation = preparation;
    }

    @GetMapping("/joining/terms")
    String show(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        var found = walk.require(session, me, JoiningStep.TERMS);
        model.addAttribute("form", new TermsForm(found.termsAccepted() ? "yes" : null));
        return page(found, model);
    }

    @PostMapping("/joining/terms")
    String submit(
            @Valid @ModelAttribute("form") TermsForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var found = walk.require(session, me, JoiningStep.TERMS);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(found, model);
        }
        var place = walk.place(session);
        Tenancy.in(place.organisation(), () -> preparation.acceptTerms(place, me));
        return "redirect:" + JoiningStep.SUMMARY.href();
    }

    private static String page(CaseView found, Model model) {
        model.addAttribute("walk", StepHeader.of(JoiningStep.TERMS, CaseRole.REPRESENTATIVE, found.organisation()));
        model.addAttribute("version", Terms.VERSION);
        model.addAttribute("choices", List.of(new Choice("yes", "joining.terms.accept", null)));
        return "joining/terms";
    }

    /** Whether the box was ticked. */
    record TermsForm(
            @NotNull(message = "{joining.terms.accepted.missing}")
            @Pattern(regexp = "yes", message = "{joining.terms.accepted.missing}")
            @Nullable
            String accepted) {}
}

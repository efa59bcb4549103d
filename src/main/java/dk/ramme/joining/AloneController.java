package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.Company;
import dk.ramme.joining.register.CompanyRegister;
import dk.ramme.login.SignedIn;
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

/** Whoever is the company alone may not need a set-up at all (J1). */
@Controller
class AloneController {

    private static final List<Choice> CHOICES = List.of(
            new Choice("yes", "joining.alone.yes", "joining.alone.yes.hint"),
            new Choice("no", "joining.alone.no", "joining.alone.no.hint"));

    private final JoiningFlow walk;
    private final CompanyRegister register;

    AloneController(JoiningFlow walk, CompanyRegister register) {
        this.walk = walk;
        this.register = register;
    }

    @GetMapping("/joining/alone")
    String show(Model model, HttpSession session) {
        model.addAttribute("form", new AloneForm(null));
        return page(company(session), model);
    }

    @PostMapping("/joining/alone")
    String submit(
            @Valid @ModelAttribute("form") AloneForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var company = company(session);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(company, model);
        }
        return "yes".equals(form.others())
                ? "redirect:" + walk.enter(session, me, company, CaseRole.REPRESENTATIVE)
                : "redirect:/joining/private";
    }

    @GetMapping("/joining/private")
    String privateIsEnough(Model model, HttpSession session) {
        model.addAttribute("company", company(session));
        return "joining/private";
    }

    private Company company(HttpSession session) {
        var place = walk.place(session);
        if (!place.representative()) {
            throw new StepRedirected(JoiningStep.ROLE);
        }
        return register.find(new CvrNumber(place.cvr()))
                .filter(Company::isOnePersonAlone)
                .orElseThrow(() -> new StepRedirected(JoiningStep.ROLE));
    }

    private static String page(Company company, Model model) {
        model.addAttribute("walk", StepHeader.of(JoiningStep.ROLE, CaseRole.REPRESENTATIVE, company.name()));
        model.addAttribute("choices", CHOICES);
        return "joining/alone";
    }

    /** Whether others than the one person shall act for the company. */
    record AloneForm(
            @NotNull(message = "{joining.alone.others.missing}")
            @Pattern(regexp = "yes|no", message = "{joining.alone.others.missing}")
            @Nullable
            String others) {}
}

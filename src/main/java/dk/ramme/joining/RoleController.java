package dk.ramme.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.register.Company;
import dk.ramme.joining.register.CompanyRegister;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.SealedGuest;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Is this the company, and what is the guest to it? Whoever says representative is looked up in the register. */
@Controller
class RoleController {

    private static final List<Choice> CHOICES = List.of(
            new Choice("representative", "joining.role.representative", "joining.role.representative.hint"),
            new Choice("applicant", "joining.role.applicant", "joining.role.applicant.hint"));

    private final JoiningFlow walk;
    private final CompanyRegister register;
    private final SealedGuest guests;
    private final RepresentativeCheck check;
    private final AuditTrail audit;

    RoleController(
            JoiningFlow walk,
            CompanyRegister register,
            SealedGuest guests,
            RepresentativeCheck check,
            AuditTrail audit) {
        this.walk = walk;
        this.register = register;
        this.guests = guests;
        this.check = check;
        this.audit = audit;
    }

    @GetMapping("/joining/role")
    String show(Model model, HttpSession session) {
        model.addAttribute("form", new RoleForm(null));
        return page(company(session), model);
    }

    @PostMapping("/joining/role")
    String submit(
            @Valid @ModelAttribute("form") RoleForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var company = company(session);
        if (!binding.hasErrors() && !form.isRepresentative()) {
            return "redirect:" + walk.enter(session, me, company, CaseRole.APPLICANT);
        }
        if (!binding.hasErrors()) {
            confirm(company, binding);
        }
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(company, model);
        }
        return "redirect:" + goOn(session, me, company);
    }

    private String goOn(HttpSession session, SignedIn me, Company company) {
        if (company.isOnePersonAlone() && !walk.hasJoined(company)) {
            walk.go(session, new JoiningPlace(company.cvr().value(), null, null, true));
            return "/joining/alone";
        }
        return walk.enter(session, me, company, CaseRole.REPRESENTATIVE);
    }

    private void confirm(Company company, BindingResult binding) {
        var person = guests.current().orElseThrow(() -> new StepRedirected("/joining"));
        var answer = check.check(person, company);
        if (answer == IdentityMatcher.Match.OTHER) {
            audit.recordRefusal(
                    "REPRESENTATIVE_NOT_FOUND",
                    "company",
                    null,
                    Map.of("cvr", company.cvr().value()));
        }
        switch (answer) {
            case SAME -> {}
            case OTHER -> binding.rejectValue("role", "joining.role.role.notFound");
            case EXCEEDED -> binding.rejectValue("role", "joining.role.role.exceeded");
            case UNAVAILABLE -> binding.rejectValue("role", "joining.role.role.unavailable");
        }
    }

    private Company company(HttpSession session) {
        var cvr = new CvrNumber(walk.place(session).cvr());
        return register.find(cvr).orElseThrow(() -> new StepRedirected(JoiningStep.COMPANY));
    }

    private static String page(Company company, Model model) {
        model.addAttribute("walk", StepHeader.of(JoiningStep.ROLE, CaseRole.REPRESENTATIVE, null));
        model.addAttribute("company", company);
        model.addAttribute("choices", CHOICES);
        return "joining/role";
    }

    /** As what someone joins the company. */
    record RoleForm(
            @NotNull(message = "{joining.role.role.missing}")
            @Pattern(regexp = "representative|applicant", message = "{joining.role.role.missing}")
            @Nullable
            String role) {

        boolean isRepresentative() {
            return "representative".equals(role);
        }
    }
}

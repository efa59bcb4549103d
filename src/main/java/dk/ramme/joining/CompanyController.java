package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.ValidCvr;
import dk.ramme.joining.register.CompanyRegister;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import dk.ramme.login.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which company is it? The answer is the same whether it has joined or not (T65). */
@Controller
class CompanyController {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final JoiningFlow walk;
    private final CompanyRegister register;
    private final OwnCases ownCases;
    private final Clock clock;

    CompanyController(JoiningFlow walk, CompanyRegister register, OwnCases ownCases, Clock clock) {
        this.walk = walk;
        this.register = register;
        this.ownCases = ownCases;
        this.clock = clock;
    }

    @GetMapping("/joining/company")
    String show(
            @RequestParam(required = false) @Nullable String cvr, @AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", new CompanyForm(CvrNumber.isValid(cvr) ? cvr : ""));
        return page(me, model);
    }

    @PostMapping("/joining/company")
    String submit(
            @Valid @ModelAttribute("form") CompanyForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            var status = find(new CvrNumber(String.valueOf(form.cvr())), binding, session);
            if (status.is3xxRedirection()) {
                return "redirect:/joining/role";
            }
            response.setStatus(status.value());
            return page(me, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(me, model);
    }

    private HttpStatus find(CvrNumber cvr, BindingResult binding, HttpSession session) {
        try {
            var company = register.find(cvr).orElse(null);
            if (company == null) {
                binding.rejectValue("cvr", "joining.company.cvr.unknown");
            } else if (company.hasEnded(LocalDate.ofInstant(clock.instant(), COPENHAGEN))) {
                binding.rejectValue("cvr", "joining.company.cvr.ended");
            } else {
                walk.go(session, JoiningPlace.at(cvr));
                return HttpStatus.SEE_OTHER;
            }
            return HttpStatus.UNPROCESSABLE_CONTENT;
        } catch (RegisterUnavailable failure) {
            binding.reject("joining.company.unavailable");
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
    }

    private String page(SignedIn me, Model model) {
        model.addAttribute("walk", StepHeader.of(JoiningStep.COMPANY, CaseRole.REPRESENTATIVE, null));
        var own = ownCases.of(me);
        model.addAttribute("ownCases", own);
        model.addAttribute("anyOpen", own.stream().anyMatch(OwnCases.OwnCase::isOpen));
        return "joining/company";
    }

    /** The company number as it was typed. */
    record CompanyForm(
            @NotBlank(message = "{joining.company.cvr.missing}")
            @ValidCvr(message = "{joining.company.cvr.invalid}")
            @Nullable
            String cvr) {}
}

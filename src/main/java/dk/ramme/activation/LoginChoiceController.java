package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.WaysForm;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The question of an activation: how shall they log in? */
@Controller
@RequestMapping("/activation/{id}/login")
class LoginChoiceController {

    private final ActivationChoice choice;
    private final ActivationReport report;
    private final LoginOptions offered;

    LoginChoiceController(ActivationChoice choice, ActivationReport report, LoginOptions offered) {
        this.choice = choice;
        this.report = report;
        this.offered = offered;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var activation = report.find(id);
        if (!activation.isChoosing() || activation.sendsLinks()) {
            return run(id);
        }
        var policy = choice.policyInForce();
        boolean privateMitId = activation.privateMitId() || (!activation.hasLogin() && policy.privateMitId());
        model.addAttribute("form", WaysForm.ticked(privateMitId, activation.separateMeans()));
        return page(activation, policy, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") WaysForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        if (form.isEmpty()) {
            binding.rejectValue("ways", "activation.login.ways.missing");
        } else {
            try {
                choice.chooseLogin(id, form.privateMitId(), form.separate());
                return "redirect:/activation/" + id + (ordersDevices(form) ? "/delivery" : "/check");
            } catch (ActivationChoice.NotOffered | IllegalArgumentException refused) {
                binding.rejectValue(
                        "ways",
                        form.privateMitId() ? "activation.login.ways.not-offered" : "activation.login.ways.private");
            } catch (ActivationChoice.Started started) {
                return run(id);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(report.find(id), choice.policyInForce(), model);
    }

    private String page(Activation activation, LoginPolicy policy, Model model) {
        model.addAttribute("activation", activation);
        model.addAttribute("options", offered.of(policy));
        return "activation/login";
    }

    private static boolean ordersDevices(WaysForm form) {
        return form.separate().stream().anyMatch(IdentificationMeans::isPhysical);
    }

    private static String run(UUID id) {
        return "redirect:/activation/" + id;
    }

    @ExceptionHandler(ActivationChoice.UnknownActivation.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}

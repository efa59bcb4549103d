package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        model.addAttribute("form", new LoginChoiceForm(ticked(activation, policy)));
        return page(activation, policy, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") LoginChoiceForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            try {
                choice.chooseLogin(id, form.privateMitId(), form.separate());
                return "redirect:/activation/" + id + (form.ordersDevices() ? "/delivery" : "/check");
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

    private static List<String> ticked(Activation activation, LoginPolicy policy) {
        var ticked = new ArrayList<String>();
        if (activation.privateMitId() || (!activation.hasLogin() && policy.privateMitId())) {
            ticked.add(LoginChoiceForm.PRIVATE_MITID);
        }
        activation.separateMeans().forEach(means -> ticked.add(means.name()));
        return ticked;
    }

    private static String run(UUID id) {
        return "redirect:/activation/" + id;
    }

    @ExceptionHandler(ActivationChoice.UnknownActivation.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** How the chosen users shall log in, as it was ticked: {@code PRIVATE_MITID} and names of means. */
    record LoginChoiceForm(
            @NotEmpty(message = "{activation.login.ways.missing}") @Nullable
            List<String> ways) {

        static final String PRIVATE_MITID = "PRIVATE_MITID";

        boolean privateMitId() {
            return ticked().contains(PRIVATE_MITID);
        }

        /** @throws IllegalArgumentException when something was sent that is no means */
        Set<IdentificationMeans> separate() {
            return ticked().stream()
                    .filter(way -> !way.equals(PRIVATE_MITID))
                    .map(IdentificationMeans::valueOf)
                    .collect(Collectors.toSet());
        }

        boolean ordersDevices() {
            return separate().stream().anyMatch(IdentificationMeans::isPhysical);
        }

        private List<String> ticked() {
            return ways == null ? List.of() : ways;
        }
    }
}

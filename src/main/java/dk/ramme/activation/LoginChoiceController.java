package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    LoginChoiceController(ActivationChoice choice) {
        this.choice = choice;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var activation = choice.preview(id).activation();
        if (!activation.isChoosing()) {
            return "redirect:/activation/" + id;
        }
        var policy = choice.policyInForce();
        model.addAttribute("form", new LoginChoiceForm(ticked(activation, policy)));
        return page(id, model);
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
                choice.chooseLogin(id, privateMitId(form), separate(form));
                return "redirect:/activation/" + id + "/check";
            } catch (ActivationChoice.NotOffered | IllegalArgumentException refused) {
                binding.rejectValue("ways", "activation.login.ways.not-offered");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, model);
    }

    private String page(UUID id, Model model) {
        model.addAttribute("preview", choice.preview(id));
        model.addAttribute("options", options(choice.policyInForce()));
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

    private static List<Choice> options(LoginPolicy policy) {
        var options = new ArrayList<Choice>();
        if (policy.privateMitId()) {
            options.add(new Choice(
                    LoginChoiceForm.PRIVATE_MITID, "activation.login.private", "activation.login.private.hint"));
        }
        Arrays.stream(IdentificationMeans.values())
                .filter(policy::offers)
                .forEach(means -> options.add(new Choice(
                        means.name(),
                        "activation.login." + means.name(),
                        "activation.login." + means.name() + ".hint")));
        return options;
    }

    private static boolean privateMitId(LoginChoiceForm form) {
        return ways(form).contains(LoginChoiceForm.PRIVATE_MITID);
    }

    private static Set<IdentificationMeans> separate(LoginChoiceForm form) {
        return ways(form).stream()
                .filter(way -> !way.equals(LoginChoiceForm.PRIVATE_MITID))
                .map(IdentificationMeans::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<String> ways(LoginChoiceForm form) {
        return Optional.ofNullable(form.ways()).orElse(List.of());
    }

    @ExceptionHandler(ActivationChoice.UnknownActivation.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}

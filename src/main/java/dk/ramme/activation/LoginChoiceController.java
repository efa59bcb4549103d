package dk.ramme.activation;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import dk.ramme.people.WaysForm;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The question of an activation: how shall they log in? */
@Controller
@RequestMapping("/bulk/{id}/login")
class LoginChoiceController extends QuestionController {

    private final ActivationChoice choice;
    private final ChoosingMany choosing;
    private final LoginOptions offered;

    LoginChoiceController(ActivationChoice choice, ChoosingMany choosing, LoginOptions offered) {
        this.choice = choice;
        this.choosing = choosing;
        this.offered = offered;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var run = choosing.find(id, Activating.KEY);
        var ways = ActivationWays.of(run);
        var privateMitId =
                ways.areChosen() ? ways.privateMitId() : choice.policyInForce().privateMitId();
        // chosen before, and the organisation has stopped offering it meanwhile
        model.addAttribute("changed", ways.areChosen() && !ways.areAllowedBy(choice.policyInForce()));
        model.addAttribute("form", WaysForm.ticked(privateMitId, ways.separate()));
        return page(run, model);
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
                var ways = new ActivationWays(form.privateMitId(), form.separate());
                choice.chooseLogin(id, ways);
                return "redirect:/bulk/" + id + (ways.devices().isEmpty() ? "/check" : "/delivery");
            } catch (ActivationChoice.NotOffered | IllegalArgumentException refused) {
                binding.rejectValue(
                        "ways",
                        form.privateMitId() ? "activation.login.ways.not-offered" : "activation.login.ways.private");
            }
        }
        var run = choosing.find(id, Activating.KEY);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(run, model);
    }

    private String page(BulkRun run, Model model) {
        model.addAttribute("run", run);
        model.addAttribute("options", offered.of(choice.policyInForce()));
        return "activation/login";
    }
}

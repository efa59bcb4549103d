package dk.ramme.bulk.life;

import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import dk.ramme.people.life.ReasonForm;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
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

/** The question of a suspension of many: why? */
@Controller
@RequestMapping("/bulk/{id}/reason")
class SuspensionReasonController extends QuestionController {

    private final ChoosingMany choosing;

    SuspensionReasonController(ChoosingMany choosing) {
        this.choosing = choosing;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var run = choosing.find(id, Suspending.KEY);
        model.addAttribute("form", new ReasonForm(run.parameters().get(Suspending.REASON)));
        model.addAttribute("run", run);
        return "bulk/reason";
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ReasonForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            model.addAttribute("run", choosing.find(id, Suspending.KEY));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "bulk/reason";
        }
        choosing.answer(id, Suspending.KEY, Map.of(Suspending.REASON, form.text()));
        return "redirect:/bulk/" + id + "/check";
    }
}

package dk.ramme.granting;

import dk.ramme.people.DecisionForm;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A rights administrator answers users who ask for rights. */
@Controller
@RequestMapping("/rights/requests")
class RightRequestsController {

    private static final List<Choice> DECISIONS =
            List.of(new Choice("YES", "granting.request.yes"), new Choice("NO", "granting.request.no"));

    private final AnsweringRights answering;

    RightRequestsController(AnsweringRights answering) {
        this.answering = answering;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("requests", answering.waiting());
        return "granting/requests";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("form", DecisionForm.empty());
        return page(id, model);
    }

    @PostMapping("/{id}")
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") DecisionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        form.requireReason(binding);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, model);
        }
        try {
            decide(id, form);
        } catch (AnsweringRights.TooLate late) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(id, model);
        }
        flash.addFlashAttribute("notice", "granting.request." + (form.isYes() ? "given" : "refused"));
        return "redirect:/rights/requests";
    }

    private void decide(UUID id, DecisionForm form) {
        if (form.isYes()) answering.approve(id);
        else answering.refuse(id, form.text());
    }

    private String page(UUID id, Model model) {
        model.addAttribute("request", answering.find(id));
        model.addAttribute("decisions", DECISIONS);
        return "granting/request";
    }
}

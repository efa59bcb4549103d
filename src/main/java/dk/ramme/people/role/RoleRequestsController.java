package dk.ramme.people.role;

import dk.ramme.people.DecisionForm;
import dk.ramme.people.UnknownUser;
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

/** An organisation administrator answers users who ask for roles. */
@Controller
@RequestMapping("/settings/role-requests")
class RoleRequestsController {

    private static final String LIST = "people/role-requests";
    private static final String BACK = "redirect:/settings/role-requests";
    private static final String PAGE = "people/role-request";
    private static final List<Choice> DECISIONS =
            List.of(new Choice("YES", "people.role-request.yes"), new Choice("NO", "people.role-request.no"));

    private final AskingForRole asking;

    RoleRequestsController(AskingForRole asking) {
        this.asking = asking;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("requests", asking.open());
        return LIST;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        if (asking.isAnswered(id)) {
            return answered(flash);
        }
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
        if (asking.isAnswered(id)) {
            return answered(flash);
        }
        form.requireReason(binding);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, model);
        }
        var done = form.isYes() ? asking.approve(id) : asking.refuse(id, form.text());
        if (!done && asking.isAnswered(id)) {
            return answered(flash);
        }
        if (!done) {
            throw new UnknownUser();
        }
        flash.addFlashAttribute("notice", "people.role-request." + (form.isYes() ? "given" : "refused"));
        return BACK;
    }

    /** Another administrator was quicker. */
    private static String answered(RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "people.decision.answered");
        flash.addFlashAttribute("noticeKind", "warm");
        return BACK;
    }

    private String page(UUID id, Model model) {
        model.addAttribute("request", asking.find(id).orElseThrow(UnknownUser::new));
        model.addAttribute("decisions", DECISIONS);
        return PAGE;
    }
}

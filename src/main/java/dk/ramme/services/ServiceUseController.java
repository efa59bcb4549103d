package dk.ramme.services;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import dk.ramme.ui.OwnTransactions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which self-services an organisation's users log in to, each with a switch. */
@Controller
@RequestMapping("/settings/services")
@OwnTransactions
class ServiceUseController {

    private final ServiceUse services;

    ServiceUseController(ServiceUse services) {
        this.services = services;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model, HttpServletRequest request) {
        model.addAttribute("services", services.of(me.organisation()));
        model.addAttribute("mayEdit", request.isUserInRole("ORGANISATION_ADMINISTRATOR"));
        return "services/organisation";
    }

    /** @param in whether users may log in there from now on */
    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "true") String in,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        var letIn = !in.equals("false");
        var name = services.let(me.organisation(), id, letIn);
        Notice.good(redirect, letIn ? "services.organisation.opened" : "services.organisation.shut", name);
        return "redirect:/settings/services";
    }
}

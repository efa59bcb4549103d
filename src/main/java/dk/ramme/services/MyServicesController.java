package dk.ramme.services;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import dk.ramme.ui.OwnTransactions;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a user is logged in, and out of it. */
@Controller
@RequestMapping("/me/services")
@OwnTransactions
class MyServicesController {

    private final MyServices services;

    MyServicesController(MyServices services) {
        this.services = services;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("open", services.of(me));
        return "services/mine";
    }

    @PostMapping("/{id}/log-out")
    String logOut(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        services.end(me, id);
        Notice.good(redirect, "services.mine.done");
        return "redirect:/me/services";
    }
}

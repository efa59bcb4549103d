package dk.ramme.activation;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Helps all at once who have nothing they can log in with. */
@Controller
class AppForStrandedController {

    private final AppForStranded app;

    AppForStrandedController(AppForStranded app) {
        this.app = app;
    }

    @PostMapping("/activation/app")
    String submit(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        var run = app.give(me);
        if (run.isEmpty()) {
            Notice.warm(redirect, "activation.app.nobody");
        }
        return run.map(id -> "redirect:/activation/" + id).orElse("redirect:/users/needs-you");
    }
}

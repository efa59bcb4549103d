package dk.ramme.activation;

import dk.ramme.ui.Notice;
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
    String submit(RedirectAttributes redirect) {
        var run = app.give();
        if (run.isEmpty()) {
            Notice.warm(redirect, "activation.app.nobody");
        }
        return run.map(id -> "redirect:/bulk/" + id).orElse("redirect:/users/needs-you");
    }
}

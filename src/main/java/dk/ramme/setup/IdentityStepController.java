package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says how the administrator has proved who they are: without that nobody comes here. */
@Controller
class IdentityStepController {

    private final Proof proof;

    IdentityStepController(Proof proof) {
        this.proof = proof;
    }

    @GetMapping("/setup/identity")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("name", me.personName());
        model.addAttribute("level", "setup.identity.level." + me.level());
        model.addAttribute("at", proof.at(me));
        return "setup/identity";
    }
}

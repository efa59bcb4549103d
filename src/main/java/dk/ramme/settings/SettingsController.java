package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All settings at a glance. */
@Controller
class SettingsController {

    private final PolicyView policy;
    private final DataView data;
    private final EmployeeRequestsChange userCreation;

    SettingsController(PolicyView policy, DataView data, EmployeeRequestsChange userCreation) {
        this.policy = policy;
        this.data = data;
        this.userCreation = userCreation;
    }

    @GetMapping("/settings")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("privateMitId", policy.of(me, Question.PRIVATE_MITID));
        model.addAttribute("means", policy.of(me, Question.MEANS));
        model.addAttribute("userCreation", userCreation.of(me));
        model.addAttribute("data", data.of(me.organisation()));
        return "settings/overview";
    }
}

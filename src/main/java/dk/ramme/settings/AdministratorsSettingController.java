package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import dk.ramme.ui.Notice;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who are the administrators, and who is on their way? */
@Controller
@RequestMapping("/settings/administrators")
class AdministratorsSettingController {

    static final String LIST = "redirect:/settings/administrators";

    private final WhoAdministers administrators;
    private final AdministratorChange change;

    AdministratorsSettingController(WhoAdministers administrators, AdministratorChange change) {
        this.administrators = administrators;
        this.change = change;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("administrators", administrators.of(me));
        return "settings/administrators";
    }

    @PostMapping("/{user}/roles")
    String give(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID user,
            @RequestParam Role role,
            RedirectAttributes flash) {
        change.give(me, user, role);
        Notice.good(flash, "settings.administrators.given");
        return LIST;
    }
}

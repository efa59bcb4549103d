package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which certificates and EAN numbers do we have, and which certificates must be replaced? */
@Controller
class DataController {

    private final DataView data;

    DataController(DataView data) {
        this.data = data;
    }

    @GetMapping("/settings/certificates")
    String certificates(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("data", data.of(me.organisation()));
        return "settings/certificates";
    }
}

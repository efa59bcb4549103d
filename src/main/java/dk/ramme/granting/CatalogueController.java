package dk.ramme.granting;

import dk.ramme.rights.KnownRights;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The rights there are. */
@Controller
class CatalogueController {

    private final KnownRights rights;

    CatalogueController(KnownRights rights) {
        this.rights = rights;
    }

    @GetMapping("/rights")
    String show(Model model) {
        model.addAttribute("rights", rights.all());
        return "granting/catalogue";
    }
}

package dk.ramme.granting;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** An administrator gives and takes a user's rights. */
@Controller
@RequestMapping("/users/{id}/rights")
class UserRightsController extends RightsController {

    UserRightsController(GivingRights giving, Catalogue catalogue) {
        super("user", giving, catalogue);
    }
}

package dk.ramme.granting;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** An organisation or rights administrator gives and takes the rights of a group. */
@Controller
@RequestMapping("/groups/{id}/rights")
class GroupRightsController extends RightsController {

    GroupRightsController(GivingGroupRights giving, Catalogue catalogue) {
        super("group", giving, catalogue);
    }
}

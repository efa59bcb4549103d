package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The set-up is confirmed: what comes next, for those who did it and for whoever joins them. */
@Controller
class DoneController {

    private final Whom whom;
    private final AdministratorOverview board;
    private final OwnDevices devices;

    DoneController(Whom whom, AdministratorOverview board, OwnDevices devices) {
        this.whom = whom;
        this.board = board;
        this.devices = devices;
    }

    @GetMapping("/setup/done")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var administrators = board.of(me);
        model.addAttribute("organisation", whom.organisation(me));
        model.addAttribute("administrators", administrators);
        model.addAttribute("cameLater", whom.cameLater(me));
        model.addAttribute("mayActivate", administrators.mayManageUsers(me.user()));
        model.addAttribute("someoneActivates", administrators.someoneManagesUsers(List.of()));
        model.addAttribute("ordered", devices.isOrderedFor(me.user()));
        model.addAttribute("app", devices.isAppChosenBy(me.user()));
        return "setup/done";
    }
}

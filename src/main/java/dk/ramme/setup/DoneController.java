package dk.ramme.setup;

import dk.ramme.imports.Imports;
import dk.ramme.imports.run.ImportStatus;
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
    private final Imports imports;

    DoneController(Whom whom, AdministratorOverview board, OwnDevices devices, Imports imports) {
        this.imports = imports;
        this.whom = whom;
        this.board = board;
        this.devices = devices;
    }

    @GetMapping("/setup/done")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var administrators = board.of(me);
        var organisation = whom.organisation(me);
        model.addAttribute("organisation", organisation);
        model.addAttribute("ways", organisation.loginPolicy().ways());
        model.addAttribute(
                "brought", imports.latest().map(DoneController::brought).orElse(0));
        model.addAttribute("administrators", administrators);
        model.addAttribute("cameLater", whom.cameLater(me));
        model.addAttribute("mayActivate", administrators.mayManageUsers(me.user()));
        model.addAttribute("someoneActivates", administrators.someoneManagesUsers(List.of()));
        model.addAttribute("ordered", devices.isOrderedFor(me.user()));
        model.addAttribute("app", devices.isAppChosenBy(me.user()));
        return "setup/done";
    }

    private static int brought(ImportStatus run) {
        return run.written() + run.updated();
    }
}

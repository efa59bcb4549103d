package dk.ramme.login;

import dk.ramme.ui.OwnTransactions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Somebody has forgotten their user ID: private MitID shows who they are, and the page says it. */
@Controller
@OwnTransactions
class UserIdController {

    static final String PATH = "/login/user-id";
    static final String MINE = PATH + "/mine";

    private final LoginStart start;
    private final UserIds ids;

    UserIdController(LoginStart start, UserIds ids) {
        this.start = start;
        this.ids = ids;
    }

    @GetMapping(PATH)
    String show() {
        return "login/user-id";
    }

    @PostMapping(PATH)
    String submit(HttpServletRequest request) {
        return start.begin(request, UserIdLogin.NAME, "");
    }

    /** Whoever is in with separate MitID sees it among their means. */
    @GetMapping(MINE)
    String mine(@AuthenticationPrincipal SignedIn me, Model model) {
        if (me.isSeparate()) {
            return "redirect:/me/means";
        }
        model.addAttribute("known", ids.tell(me));
        return "login/my-user-ids";
    }
}

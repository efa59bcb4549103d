package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.LoginStart;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door: who can join an organisation, what they need, and the login. */
@Controller
class LandingController {

    private final LoginStart login;

    LandingController(LoginStart login) {
        this.login = login;
    }

    @GetMapping("/joining")
    String show(
            @RequestParam(required = false) @Nullable String cvr,
            @RequestParam(required = false) @Nullable String problem,
            Model model) {
        model.addAttribute("cvr", canonical(cvr));
        model.addAttribute("ended", problem != null);
        return "joining/landing";
    }

    @PostMapping("/joining")
    String submit(@RequestParam(required = false) @Nullable String cvr, HttpServletRequest request) {
        return login.begin(request, JoiningLogin.NAME, canonical(cvr));
    }

    /** The number, when it can be one; else nothing. */
    private static String canonical(@Nullable String cvr) {
        return CvrNumber.isValid(cvr) ? new CvrNumber(String.valueOf(cvr)).value() : "";
    }
}

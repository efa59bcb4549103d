package dk.ramme.login;

import dk.ramme.means.Chips;
import dk.ramme.means.Chips.ChipOwner;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The door for a chip, which says by itself whose it is. The page's script carries question and answer. */
@Controller
@RequestMapping(ChipLoginController.PATH)
class ChipLoginController {

    static final String PATH = "/login/chip";

    private static final String ASKED = ChipLoginController.class.getName() + ".asked";
    private static final String VIEW = "login/chip";

    private final Chips chips;
    private final SeparateLogin login;
    private final SeparateSession session;
    private final LoginTrail trail;

    ChipLoginController(Chips chips, SeparateLogin login, SeparateSession session, LoginTrail trail) {
        this.chips = chips;
        this.login = login;
        this.session = session;
        this.trail = trail;
    }

    @GetMapping
    String show() {
        return VIEW;
    }

    @PostMapping(path = "/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String question(HttpServletRequest request) {
        var asked = chips.ask();
        var begun = request.getSession();
        Sessions.forgetSoon(begun);
        begun.setAttribute(ASKED, asked);
        return chips.json(asked);
    }

    @PostMapping
    String submit(
            @RequestParam(defaultValue = "") String answer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asked = asked(request);
        var owner = asked == null ? Optional.<ChipOwner>empty() : chips.check(asked, answer);
        var me = owner.flatMap(chip -> Tenancy.in(chip.organisationId(), () -> login.signedIn(chip.meansId())));
        if (me.isPresent()) {
            return "redirect:" + session.begin(me.get(), request, response);
        }
        trail.refused(Refusal.SEPARATE_WRONG, "chip");
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refused", true);
        return VIEW;
    }

    /** A question is good for one answer. */
    private static @Nullable PublicKeyCredentialRequestOptions asked(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var asked = session.getAttribute(ASKED);
        session.removeAttribute(ASKED);
        return asked instanceof PublicKeyCredentialRequestOptions question ? question : null;
    }
}

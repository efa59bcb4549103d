package dk.ramme.joining.appointment;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.LoginStart;
import dk.ramme.ui.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Where the mailed link leads. Looking changes nothing, since mail scanners look too (T5); pressing the
 * button exchanges the token for a reference in the session. Every dead or wrong link gets one and the same answer.
 */
@Controller
class InvitationController {

    private final Links links;
    private final LoginStart login;

    InvitationController(Links links, LoginStart login) {
        this.links = links;
        this.login = login;
    }

    @GetMapping("/joining/invitation/{token}")
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        var link = links.findLive(token, LinkPurpose.SETUP).orElse(null);
        if (link == null) {
            return gone(request, response);
        }
        model.addAttribute("token", token);
        model.addAttribute("expiresAt", link.expiresAt());
        return "joining/invitation";
    }

    @PostMapping("/joining/invitation/open")
    String submit(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        return links.findLive(token, LinkPurpose.SETUP)
                .map(link ->
                        login.begin(request, SetupInvitation.NAME, link.id().toString()))
                .orElseGet(() -> gone(request, response));
    }

    @GetMapping("/joining/invitation/not-you")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notYou() {
        return "joining/not-you";
    }

    @GetMapping("/joining/invitation/suspended")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String suspended() {
        return "joining/suspended";
    }

    @GetMapping("/joining/invitation/again")
    String again() {
        return "joining/again";
    }

    @GetMapping("/joining/invitation/later")
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String later() {
        return "joining/later";
    }

    /** The page must not even repeat the address it was asked under. */
    private static String gone(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(Frame.HERE, SetupInvitation.GONE);
        response.setStatus(HttpStatus.GONE.value());
        return "joining/gone";
    }
}

package dk.ramme.activation;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.LoginStart;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Frame;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Where the mailed link leads, and where those end who cannot go on with it. Looking changes nothing, since mail scanners
 * look too (security.md T5). Nothing is shown about the user: whoever has the mail may be somebody else.
 */
@Controller
class ActivationLandingController {

    private final Links links;
    private final LoginStart login;
    private final SelfActivation activation;
    private final Administrators administrators;

    ActivationLandingController(
            Links links, LoginStart login, SelfActivation activation, Administrators administrators) {
        this.links = links;
        this.login = login;
        this.activation = activation;
        this.administrators = administrators;
    }

    @GetMapping("/activate/{token}")
    String show(@PathVariable String token, Model model) {
        var link = live(token);
        model.addAttribute("token", token);
        model.addAttribute("expiresAt", link.expiresAt());
        return organisationPage(link, model) ? "activation/land" : "activation/not-now";
    }

    /** The token stands in the form, not in the address, and becomes a reference in the session. */
    @PostMapping("/activate/open")
    String submit(@RequestParam(defaultValue = "") String token, Model model, HttpServletRequest request) {
        var link = live(token);
        return organisationPage(link, model)
                ? login.begin(request, ActivationLogin.NAME, link.id().toString())
                : "activation/not-now";
    }

    /** Names the user administrators to whoever came with the link (PRODUCT.md A5). */
    @GetMapping("/activate/not-you")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notYou(@RequestParam UUID link, Model model) {
        organisationPage(live(link), model);
        return "activation/not-you";
    }

    @GetMapping("/activate/already")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String already(@RequestParam UUID link, Model model) {
        organisationPage(live(link), model);
        return "activation/already";
    }

    @GetMapping("/activate/later")
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String later() {
        return "activation/later";
    }

    @GetMapping(ActivationLogin.CLOSED)
    @ResponseStatus(HttpStatus.GONE)
    String closed() {
        return "activation/closed";
    }

    /** @return whether the user can become active now */
    private boolean organisationPage(MailedLink link, Model model) {
        try (var scope = Tenancy.enter(link.organisationId())) {
            model.addAttribute("organisation", activation.organisation());
            model.addAttribute("administrators", administrators.ofUsers());
            return activation.isOpenTo(link.subjectId());
        }
    }

    private MailedLink live(String token) {
        return links.findLive(token, LinkPurpose.ACTIVATION).orElseThrow(SelfActivation.LinkDead::new);
    }

    private MailedLink live(UUID id) {
        return links.findLive(id, LinkPurpose.ACTIVATION).orElseThrow(SelfActivation.LinkDead::new);
    }

    /** One answer to every dead or wrong link; the page must not even repeat the address it was asked under. */
    @ExceptionHandler(SelfActivation.LinkDead.class)
    @ResponseStatus(HttpStatus.GONE)
    String dead(HttpServletRequest request) {
        request.setAttribute(Frame.HERE, ActivationLogin.CLOSED);
        return "activation/closed";
    }
}

package dk.ramme.activation;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.LoginStart;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The user's own walk: from the mailed link over MitID to being active. */
@Controller
class SelfActivationController {

    private final Links links;
    private final LoginStart login;
    private final SelfActivation activation;
    private final Administrators administrators;

    SelfActivationController(Links links, LoginStart login, SelfActivation activation, Administrators administrators) {
        this.links = links;
        this.login = login;
        this.activation = activation;
        this.administrators = administrators;
    }

    /** Looking at a link changes nothing: mail scanners look at every link (security.md, trap 12). */
    @GetMapping("/activate/{token}")
    String land(@PathVariable String token, Model model) {
        var link = live(token);
        model.addAttribute("token", token);
        model.addAttribute("expiresAt", link.expiresAt());
        model.addAttribute("organisation", Tenancy.in(link.organisationId(), activation::organisation));
        return "activation/land";
    }

    @PostMapping("/activate/{token}")
    String begin(@PathVariable String token, HttpServletRequest request) {
        return login.begin(request, ActivationLogin.NAME, live(token).id().toString());
    }

    /** Names the user administrators to whoever came with the link (PRODUCT.md A5), and nothing of the user. */
    @GetMapping("/activate/not-you")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notYou(@RequestParam UUID link, Model model) {
        var found = links.findLive(link, LinkPurpose.ACTIVATION).orElseThrow(SelfActivation.LinkDead::new);
        try (var scope = Tenancy.enter(found.organisationId())) {
            model.addAttribute("organisation", activation.organisation());
            model.addAttribute("administrators", administrators.holding(Role.USER_ADMINISTRATOR));
        }
        return "activation/not-you";
    }

    @GetMapping("/activate/closed")
    @ResponseStatus(HttpStatus.GONE)
    String closed() {
        return "activation/closed";
    }

    @GetMapping("/activate")
    String walk(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", new ConsentForm(null));
        return page(me, model);
    }

    @PostMapping("/activate")
    String answer(
            @Valid @ModelAttribute("form") ConsentForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
        if (form.isYes()) {
            activation.consent(me.user());
        } else {
            activation.decline(me.user());
        }
        return "redirect:/activate";
    }

    private String page(SignedIn me, Model model) {
        var user = activation.user(me.user());
        var organisation = activation.organisation();
        model.addAttribute("user", user);
        model.addAttribute("organisation", organisation);
        model.addAttribute("administrators", administrators.holding(Role.USER_ADMINISTRATOR));
        return switch (user.state()) {
            case ACTIVE -> "activation/done";
            default ->
                user.privateMitIdOffered() && organisation.loginPolicy().privateMitId()
                        ? "activation/consent"
                        : "activation/separate";
        };
    }

    private MailedLink live(String token) {
        return links.findLive(token, LinkPurpose.ACTIVATION).orElseThrow(SelfActivation.LinkDead::new);
    }

    @ExceptionHandler(SelfActivation.LinkDead.class)
    @ResponseStatus(HttpStatus.GONE)
    String dead() {
        return "activation/closed";
    }

    @ExceptionHandler(SelfActivation.NotAllowed.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String notAllowed() {
        return "error/409";
    }
}

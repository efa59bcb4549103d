package dk.ramme.activation;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.LoginStart;
import dk.ramme.people.Helpers;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * look too (T5). Nothing is shown about the user: whoever has the mail may be somebody else.
 */
@Controller
class ActivationLandingController {

    private final Links links;
    private final LoginStart login;
    private final SelfActivation activation;
    private final NewLinks newLinks;
    private final Helpers helpers;

    ActivationLandingController(
            Links links, LoginStart login, SelfActivation activation, NewLinks newLinks, Helpers helpers) {
        this.links = links;
        this.login = login;
        this.activation = activation;
        this.newLinks = newLinks;
        this.helpers = helpers;
    }

    @GetMapping("/activate/{token}")
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        var link = links.findLive(token, LinkPurpose.ACTIVATION).orElse(null);
        if (link == null) {
            return late(mailed(token), token, model, request, response);
        }
        model.addAttribute("token", token);
        model.addAttribute("expiresAt", link.expiresAt());
        return organisationPage(link, model) ? "activation/land" : "activation/not-now";
    }

    /** The token stands in the form, not in the address, and becomes a reference in the session. */
    @PostMapping("/activate/open")
    String submit(
            @RequestParam(defaultValue = "") String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = links.findLive(token, LinkPurpose.ACTIVATION).orElse(null);
        if (link == null) {
            return late(mailed(token), token, model, request, response);
        }
        return organisationPage(link, model)
                ? login.begin(request, ActivationLogin.NAME, link.id().toString())
                : "activation/not-now";
    }

    /**
     * Asks for a new link with a dead one. The answer is the same whether anybody was told or not: whoever has an old mail
     * learns nothing of the user.
     */
    @PostMapping("/activate/ask")
    String ask(@RequestParam(defaultValue = "") String token) {
        var link = mailed(token);
        Tenancy.in(link.organisationId(), () -> newLinks.ask(link.subjectId()));
        return "redirect:/activate/asked?link=" + link.id();
    }

    @GetMapping("/activate/asked")
    String asked(@RequestParam UUID link, Model model) {
        organisationPage(mailed(link), model);
        return "activation/asked";
    }

    /** For whoever came back to the page of the code without the login it wants. */
    @GetMapping("/activate/again")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String again() {
        return "activation/again";
    }

    /** Names the user administrators to whoever came with the link (A5). */
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

    /** Their number stands with the user whom the link was mailed to, and they are another one. */
    @GetMapping("/activate/other-user")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String otherUser(@RequestParam UUID link, Model model) {
        organisationPage(live(link), model);
        return "activation/other-user";
    }

    @GetMapping("/activate/later")
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String later() {
        return "activation/later";
    }

    /** Back from MitID on a link that died meanwhile. */
    @GetMapping(ActivationLogin.CLOSED)
    String closed(
            @RequestParam(required = false) @Nullable UUID link,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (link == null) {
            throw new UserIdentification.LinkDead();
        }
        return late(mailed(link), null, model, request, response);
    }

    /**
     * One answer to every link that was mailed and is dead, however it died: who can help, and a way to ask for a new one.
     * The page must not repeat the address it was asked under.
     */
    private String late(
            MailedLink link,
            @Nullable String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        organisationPage(link, model);
        model.addAttribute("token", token);
        request.setAttribute(Frame.HERE, ActivationLogin.CLOSED + "?link=" + link.id());
        response.setStatus(HttpStatus.GONE.value());
        return "activation/late";
    }

    /** @return whether the user can become active now */
    private boolean organisationPage(MailedLink link, Model model) {
        try (var scope = Tenancy.enter(link.organisationId())) {
            model.addAttribute("organisation", activation.organisation());
            model.addAttribute("administrators", helpers.of(link.subjectId()).people());
            model.addAttribute("needsCode", activation.needsCode(link.subjectId()));
            model.addAttribute("asksForConsent", activation.asksForConsent(link.subjectId()));
            var shut = activation.shut(link.subjectId());
            shut.ifPresent(why -> model.addAttribute("why", why));
            return shut.isEmpty();
        }
    }

    private MailedLink mailed(String token) {
        return links.findMailed(token, LinkPurpose.ACTIVATION).orElseThrow(UserIdentification.LinkDead::new);
    }

    private MailedLink mailed(UUID id) {
        return links.findMailed(id, LinkPurpose.ACTIVATION).orElseThrow(UserIdentification.LinkDead::new);
    }

    private MailedLink live(UUID id) {
        return links.findLive(id, LinkPurpose.ACTIVATION).orElseThrow(UserIdentification.LinkDead::new);
    }

    /** One answer to everything that never was a link of ours; the page must not even repeat the address it was asked under. */
    @ExceptionHandler(UserIdentification.LinkDead.class)
    @ResponseStatus(HttpStatus.GONE)
    String dead(HttpServletRequest request) {
        request.setAttribute(Frame.HERE, ActivationLogin.CLOSED);
        return "activation/closed";
    }
}

package dk.ramme.services;

import dk.ramme.login.FormTargets;
import dk.ramme.login.LoginPages;
import dk.ramme.login.Sessions;
import dk.ramme.login.SignedIn;
import dk.ramme.login.WantedPage;
import dk.ramme.services.WaitingRequests.Waiting;
import dk.ramme.ui.OwnTransactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Before somebody comes in to a service: which it is, for which organisation, with what, and what it is told. */
@Controller
@RequestMapping(SignInController.PATH + "/{name}")
@OwnTransactions
class SignInController {

    static final String PATH = "/services/sign-in";

    private static final String CSP = "Content-Security-Policy";
    private static final String OVER = "services/over";

    private final SignIns signIns;
    private final WaitingRequests waiting;
    private final PushedRequests pushed;
    private final SignInPage page;
    private final Sessions sessions;
    private final WantedPage wanted;
    private final FormTargets targets;

    SignInController(
            SignIns signIns,
            WaitingRequests waiting,
            PushedRequests pushed,
            SignInPage page,
            Sessions sessions,
            WantedPage wanted,
            FormTargets targets) {
        this.signIns = signIns;
        this.waiting = waiting;
        this.pushed = pushed;
        this.page = page;
        this.sessions = sessions;
        this.wanted = wanted;
        this.targets = targets;
    }

    @GetMapping
    String show(@PathVariable String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        var found = waiting.find(WaitingRequests.Kind.LOGIN, name);
        if (found.isEmpty()) return over(response);
        var asked = Asked.of(found.get().query());
        model.addAttribute("name", name);
        model.addAttribute("content", page.of(asked, found.get(), signIns.user().orElse(null), request));
        // the answer leads back to the service, by way of the address that issues the code
        response.setHeader(CSP, targets.policyWith(asked.redirect()));
        return "services/sign-in";
    }

    /** Whoever asks for this has logged in, or does it first. */
    @GetMapping("/login")
    String login(@PathVariable String name, @AuthenticationPrincipal SignedIn me, HttpServletResponse response) {
        if (isOver(name)) return over(response);
        if (!me.isGuest()) return "redirect:" + page(name);
        wanted.remember(page(name), response);
        return "redirect:/login/organisation";
    }

    @PostMapping
    String submit(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String answer,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Waiting> found = waiting.find(WaitingRequests.Kind.LOGIN, name);
        if (found.isEmpty()) return over(response);
        var asked = Asked.of(found.get().query());
        var yes = answer.equals("yes");
        if (yes && signIns.hindrance(asked, me, found.get(), request) != null) return "redirect:" + page(name);
        Approval.to(asked, yes, me).keep(asked.service(), request.getSession());
        return "redirect:" + pushed.addressOf(asked);
    }

    /** Logs in anew, with whatever they like. */
    @PostMapping("/again")
    String again(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        if (isOver(name)) return over(response);
        sessions.end(request);
        wanted.remember(page(name), response);
        return "redirect:" + LoginPages.LOGIN;
    }

    @PostMapping("/organisation")
    String organisation(@PathVariable String name, HttpServletResponse response) {
        if (isOver(name)) return over(response);
        wanted.remember(page(name), response);
        return "redirect:/login/organisation";
    }

    private boolean isOver(String name) {
        return waiting.find(WaitingRequests.Kind.LOGIN, name).isEmpty();
    }

    private static String page(String name) {
        return PATH + "/" + name;
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return OVER;
    }
}

package dk.ramme.activation;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Helpers;
import dk.ramme.ui.Notice;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way from one's own page to saying yes later, and to taking a yes back: each says what follows. */
@Controller
@RequestMapping("/me/consent")
class ConsentController {

    private final SelfActivation activation;
    private final ConsentWithdrawal withdrawal;
    private final Helpers helpers;

    ConsentController(SelfActivation activation, ConsentWithdrawal withdrawal, Helpers helpers) {
        this.activation = activation;
        this.withdrawal = withdrawal;
        this.helpers = helpers;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("organisation", activation.organisation());
        if (activation.mayConsent(me.user())) {
            return "activation/consent-later";
        }
        var content = withdrawal.of(me.user()).orElse(null);
        if (content == null) {
            return "redirect:/me";
        }
        model.addAttribute("withdrawal", content);
        model.addAttribute("administrators", helpers.of(me.user()).people());
        return "activation/withdraw";
    }

    @PostMapping("/yes")
    String consent(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        try {
            activation.consent(me.user());
            Notice.good(redirect, "activation.consent-later.done");
        } catch (SelfActivation.NotAllowed refused) {
            Notice.warm(redirect, "activation.consent-later.not-now");
        }
        return "redirect:/me";
    }

    @PostMapping
    String submit(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        if (!withdrawal.withdraw(me.user())) {
            return "redirect:/activate";
        }
        Notice.good(redirect, "activation.withdraw.done");
        return "redirect:/me";
    }
}

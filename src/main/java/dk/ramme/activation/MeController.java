package dk.ramme.activation;

import dk.ramme.login.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who the person is here, how they log in, and who their administrators are (PRODUCT.md N4). */
@Controller
@RequestMapping("/me")
class MeController {

    private final SelfActivation activation;
    private final OwnPage ownPage;

    MeController(SelfActivation activation, OwnPage ownPage) {
        this.activation = activation;
        this.ownPage = ownPage;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("own", ownPage.of(me.user()));
        return "activation/me";
    }

    /** Asks once more, and says what follows. */
    @GetMapping("/consent")
    String consent(@AuthenticationPrincipal SignedIn me, Model model) {
        var own = ownPage.of(me.user());
        if (!own.mayWithdraw()) {
            return "redirect:/me";
        }
        model.addAttribute("own", own);
        return "activation/withdraw";
    }

    @PostMapping("/consent/withdraw")
    String submit(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        try {
            activation.withdraw(me.user());
        } catch (SelfActivation.AdministratorStays administrator) {
            redirect.addFlashAttribute("notice", "activation.me.consent.administrator");
            redirect.addFlashAttribute("noticeKind", "warm");
            return "redirect:/me";
        }
        return "redirect:/activate";
    }
}

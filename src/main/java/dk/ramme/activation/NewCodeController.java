package dk.ramme.activation;

import dk.ramme.link.TemporaryCodes;
import dk.ramme.people.ActingAdministrator.WaitsForRole;
import dk.ramme.ui.Notice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where an administrator makes a temporary code. The answer to making it shows it, and nothing else ever does
 * (T30): it is neither kept for a page after a redirect nor found by looking again.
 */
@Controller
@RequestMapping("/activation/code")
class NewCodeController {

    private final ActivationCodes codes;

    NewCodeController(ActivationCodes codes) {
        this.codes = codes;
    }

    @GetMapping
    String show(@RequestParam UUID user, Model model) {
        model.addAttribute("holder", codes.holder(user));
        return "activation/new-code";
    }

    /** @param former the code that was there when the page was shown; a second click finds another one */
    @PostMapping
    String submit(
            @RequestParam UUID user,
            @RequestParam(required = false) @Nullable UUID former,
            Model model,
            RedirectAttributes redirect) {
        try {
            model.addAttribute("code", codes.make(user, former).grouped());
            model.addAttribute("holder", codes.holder(user));
            return "activation/new-code";
        } catch (TemporaryCodes.MadeMeanwhile another) {
            Notice.warm(redirect, "activation.new-code.meanwhile");
        } catch (WaitsForRole waits) {
            Notice.warm(redirect, "activation.new-code.waits");
        } catch (ActivationCodes.NoUse none) {
            Notice.warm(redirect, "activation.new-code.no-use");
        }
        return "redirect:/activation/code?user=" + user;
    }

    @ExceptionHandler(ActivationLinks.UnknownUser.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}

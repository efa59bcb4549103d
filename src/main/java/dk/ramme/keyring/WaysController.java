package dk.ramme.keyring;

import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.WaysForm;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one user may log in with, changed by a user administrator. */
@Controller
@RequestMapping("/users/{id}/ways")
class WaysController {

    private final ChangingWays changing;

    WaysController(ChangingWays changing) {
        this.changing = changing;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var offer = changing.offer(id);
        var login = offer.user().access().login();
        model.addAttribute("form", WaysForm.ticked(login.privateMitIdOffered(), login.separateMeans()));
        return page(offer, model);
    }

    /** @param knowing sent by the page that has said that the user will be shut out */
    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") WaysForm form,
            BindingResult binding,
            @RequestParam(defaultValue = "") String knowing,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var change = changing.change(id, form.privateMitId(), form.separate(), knowing.equals("true"));
            Notice.good(redirect, "keyring.ways.done." + change);
            return "redirect:/users/" + id;
        } catch (ChangingWays.NotOffered | IllegalArgumentException refused) {
            binding.rejectValue("ways", "keyring.ways.not-offered");
        } catch (ChangingWays.NothingLeft refused) {
            binding.rejectValue("ways", "keyring.ways.missing");
        } catch (LastAdministrator refused) {
            binding.rejectValue("ways", "people.life.last");
        } catch (ChangingWays.ShutsOut refused) {
            model.addAttribute("shutsOut", true);
        }
        var offer = changing.offer(id);
        if (!offer.open()) {
            Notice.warm(redirect, "people.life.not-now");
            return "redirect:/users/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(offer, model);
    }

    private static String page(ChangingWays.Offer offer, Model model) {
        var options = new ArrayList<Choice>();
        if (offer.privateMitId()) {
            options.add(
                    new Choice(WaysForm.PRIVATE_MITID, "activation.login.private", "activation.login.private.hint"));
        }
        offer.separate()
                .forEach(kind -> options.add(
                        new Choice(kind.name(), "activation.login." + kind, "activation.login.separate.hint")));
        model.addAttribute("offer", offer);
        model.addAttribute("user", offer.user());
        model.addAttribute("options", options);
        return "keyring/ways";
    }
}

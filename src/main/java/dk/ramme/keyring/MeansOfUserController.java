package dk.ramme.keyring;

import dk.ramme.means.UserMeans;
import dk.ramme.ui.Notice;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user administrator ends a means of a user, after being told what it leaves them (L3). */
@Controller
@RequestMapping("/users/{id}/means/{means}/end")
class MeansOfUserController {

    private final Keyring keyring;
    private final EndingMeans ending;

    MeansOfUserController(Keyring keyring, EndingMeans ending) {
        this.keyring = keyring;
        this.ending = ending;
    }

    @GetMapping
    String show(@PathVariable UUID id, @PathVariable UUID means, Model model) {
        var held = keyring.find(id, means).orElseThrow(MeansOfUserController::notFound);
        var content = keyring.of(id);
        model.addAttribute("means", held);
        model.addAttribute("user", content.user());
        model.addAttribute("last", content.dependsOn(means));
        return "keyring/end-of-user";
    }

    @PostMapping
    String submit(@PathVariable UUID id, @PathVariable UUID means, RedirectAttributes redirect) {
        if (!ending.end(id, means, UserMeans.Ending.WITHDRAWN)) {
            throw notFound();
        }
        var mailed = keyring.of(id).user().canBeMailed();
        Notice.good(redirect, mailed ? "keyring.end-of-user.done" : "keyring.end-of-user.done.no-mail");
        return "redirect:/users/" + id;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

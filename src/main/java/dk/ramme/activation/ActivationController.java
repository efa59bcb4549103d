package dk.ramme.activation;

import dk.ramme.login.SignedIn;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Activation as a task: whom, then a look at what will happen, then the run and its report. */
@Controller
class ActivationController {

    private final ActivationChoice choice;
    private final BulkActivation activation;
    private final ActivationLinks links;

    ActivationController(ActivationChoice choice, BulkActivation activation, ActivationLinks links) {
        this.choice = choice;
        this.activation = activation;
        this.links = links;
    }

    @GetMapping("/activation")
    String overview(Model model) {
        model.addAttribute("activations", choice.latest());
        return "activation/overview";
    }

    /** @param who {@code all}, or {@code chosen} with the users */
    @PostMapping("/activation")
    String choose(
            @RequestParam String who,
            @RequestParam(name = "user", required = false) @Nullable Set<UUID> users,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        if (who.equals("all")) {
            return "redirect:/activation/" + choice.chooseAll(me) + "/login";
        }
        if (users == null || users.isEmpty()) {
            redirect.addFlashAttribute("notice", "activation.nobody-chosen");
            redirect.addFlashAttribute("noticeKind", "warm");
            return "redirect:/imported-users";
        }
        return "redirect:/activation/" + choice.choose(me, users) + "/login";
    }

    @GetMapping("/activation/{id}/check")
    String check(@PathVariable UUID id, Model model) {
        var preview = choice.preview(id);
        if (!preview.activation().isChoosing()) {
            return "redirect:/activation/" + id;
        }
        if (!preview.activation().hasLogin()) {
            return "redirect:/activation/" + id + "/login";
        }
        model.addAttribute("preview", preview);
        return "activation/check";
    }

    @PostMapping("/activation/{id}/check")
    String start(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        activation.start(id, me);
        return "redirect:/activation/" + id;
    }

    @GetMapping("/activation/{id}")
    String show(@PathVariable UUID id, Model model) {
        var preview = choice.preview(id);
        if (preview.activation().isChoosing()) {
            return "redirect:/activation/" + id + "/login";
        }
        model.addAttribute("preview", preview);
        return "activation/run";
    }

    /** The part of the page that moves by itself. */
    @GetMapping("/activation/{id}/progress")
    String progress(@PathVariable UUID id, Model model) {
        model.addAttribute("preview", choice.preview(id));
        return "activation/run :: progress";
    }

    @PostMapping("/activation/resend")
    String resend(
            @RequestParam(name = "user") UUID user, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        links.resend(user, me.personName());
        redirect.addFlashAttribute("notice", "activation.resent");
        return "redirect:/users/" + user;
    }

    @ExceptionHandler({
        ActivationChoice.UnknownActivation.class,
        ActivationChoice.UnknownUsers.class,
        ActivationLinks.UnknownUser.class
    })
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    @ExceptionHandler(ActivationLinks.NotAwaiting.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String notAwaiting() {
        return "error/409";
    }
}

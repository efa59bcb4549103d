package dk.ramme.activation;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a user's link once more. */
@Controller
class ResendController {

    private final ActivationLinks links;

    ResendController(ActivationLinks links) {
        this.links = links;
    }

    @PostMapping("/activation/resend")
    String submit(
            @RequestParam(name = "user") UUID user, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        try {
            links.resend(user, me.personName());
            Notice.good(redirect, "activation.resent");
        } catch (ActivationLinks.NoAddress refused) {
            Notice.warm(redirect, "activation.resent.no-email");
        } catch (ActivationLinks.NotAwaiting | ActivationChoice.NotOffered refused) {
            Notice.warm(
                    redirect,
                    refused instanceof ActivationChoice.NotOffered
                            ? "activation.resent.not-offered"
                            : "activation.resent.not-awaiting");
        }
        return "redirect:/users/" + user;
    }

    @ExceptionHandler(ActivationLinks.UnknownUser.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    @ExceptionHandler(ActivationLinks.TooMany.class)
    @ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
    String tooMany(HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(Duration.ofHours(1).toSeconds()));
        return "error/429";
    }
}

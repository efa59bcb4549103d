package dk.ramme.activation;

import dk.ramme.ui.Frame;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Makes temporary codes for many of those who have not come. The answer to making them shows them on slips to be printed, and
 * nothing else ever does (T30).
 */
@Controller
class CodesForManyController {

    private final CodesForMany codes;
    private final SelfActivation activation;
    private final Clock clock;

    CodesForManyController(CodesForMany codes, SelfActivation activation, Clock clock) {
        this.codes = codes;
        this.activation = activation;
        this.clock = clock;
    }

    /**
     * @param who {@code shown}: everyone the list shows who needs one; {@code chosen}: the users
     * @param seen when the list was shown
     */
    @PostMapping("/activation/codes")
    String submit(
            @RequestParam String who,
            @RequestParam(defaultValue = "") String seen,
            @ModelAttribute("query") WaitingQuery query,
            @RequestParam(name = "user", required = false) @Nullable Set<UUID> users,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (!who.equals("shown") && (users == null || users.isEmpty())) {
            Notice.warm(redirect, "activation.codes.nobody-chosen");
            return "redirect:" + query.href(query.after());
        }
        try {
            model.addAttribute(
                    "made",
                    who.equals("shown") || users == null
                            ? codes.makeShown(query, moment(seen))
                            : codes.make(users, moment(seen)));
        } catch (CodesForMany.TooMany many) {
            Notice.warm(redirect, "activation.codes.too-many");
            return "redirect:" + query.href(query.after());
        }
        model.addAttribute("back", query.href(null));
        // its own address answers nobody who asks for it
        request.setAttribute(Frame.HERE, query.href(null));
        model.addAttribute("organisation", activation.organisation());
        return "activation/codes";
    }

    /** What was sent for it and is no moment is long ago: nobody is left out for it. None is before all time, or still to come. */
    private Instant moment(String sent) {
        try {
            var then = Instant.parse(sent);
            var now = clock.instant();
            return then.isBefore(Instant.EPOCH) ? Instant.EPOCH : then.isAfter(now) ? now : then;
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    @ExceptionHandler(ActivationChoice.UnknownUsers.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }
}

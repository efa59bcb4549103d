package dk.ramme.people.profile;

import dk.ramme.people.life.UserLife;
import dk.ramme.people.life.UserLife.DayOver;
import dk.ramme.people.life.UserLife.NotNow;
import dk.ramme.ui.Notice;
import dk.ramme.ui.TypedDate;
import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user administrator says which day is a user's last, of whoever is there for a time. */
@Controller
@RequestMapping("/users/{id}/end-date")
class EndDateController {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final UserLife life;
    private final AllowedActions deeds;

    EndDateController(UserLife life, AllowedActions deeds) {
        this.life = life;
        this.deeds = deeds;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        var can = deeds.of(id);
        if (!can.mayEnd()) {
            return notNow(id, flash);
        }
        model.addAttribute(
                "form",
                new EndDateForm(can.user().access().endsOn().map(TYPED::format).orElse("")));
        model.addAttribute("user", can.user());
        return "people/end-date";
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") EndDateForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var day = TypedDate.read(form.endsOn());
        if (day.isEmpty() && !form.isEmpty()) {
            binding.rejectValue("endsOn", "people.end-date.unreadable");
        } else {
            try {
                life.endOn(id, day.orElse(null));
                Notice.good(flash, day.isPresent() ? "people.end-date.done" : "people.end-date.done.none");
                return "redirect:/users/" + id;
            } catch (DayOver over) {
                binding.rejectValue("endsOn", "people.end-date.over");
            } catch (NotNow refused) {
                return notNow(id, flash);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("user", deeds.of(id).user());
        return "people/end-date";
    }

    private static String notNow(UUID id, RedirectAttributes flash) {
        Notice.warm(flash, "people.life.not-now");
        return "redirect:/users/" + id;
    }

    /** The last day, as typed; nothing: they stay. */
    record EndDateForm(@Nullable String endsOn) {

        boolean isEmpty() {
            return endsOn == null || endsOn.isBlank();
        }
    }
}

package dk.ramme.people.profile;

import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.life.ReasonForm;
import dk.ramme.people.life.UserLife;
import dk.ramme.people.life.UserSettings;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.Supplier;
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

/** A user administrator suspends, reopens and deletes a user, and brings a deleted one back. */
@Controller
@RequestMapping("/users/{id}")
class UserLifeController {

    private static final String SUSPEND = "people/suspend";
    private static final String DELETE = "people/delete";

    private final UserLife life;
    private final AllowedActions deeds;
    private final UserSettings settings;

    UserLifeController(UserLife life, AllowedActions deeds, UserSettings settings) {
        this.life = life;
        this.deeds = deeds;
        this.settings = settings;
    }

    @GetMapping("/suspend")
    String askToSuspend(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        var can = deeds.of(id);
        if (!can.maySuspend()) {
            return notNow(id, flash);
        }
        model.addAttribute("form", ReasonForm.empty());
        model.addAttribute("deeds", can);
        return SUSPEND;
    }

    @PostMapping("/suspend")
    String suspend(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ReasonForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (binding.hasErrors()) {
            return again(SUSPEND, id, model, response);
        }
        return carryOut(
                () -> {
                    life.suspend(id, form.text());
                    return "people.suspend.done";
                },
                new Place(SUSPEND, id, "redirect:/users/" + id),
                model,
                response,
                flash);
    }

    @PostMapping("/reopen")
    String reopen(@PathVariable UUID id, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return carryOut(
                () -> life.reopen(id) ? "people.reopen.done" : "people.reopen.done.no-way",
                new Place(SUSPEND, id, "redirect:/users/" + id),
                model,
                response,
                flash);
    }

    @GetMapping("/delete")
    String askToDelete(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        var can = deeds.of(id);
        if (!can.mayDelete()) {
            return notNow(id, flash);
        }
        model.addAttribute("deeds", can);
        model.addAttribute("kept", settings.keepDeleted().toDays());
        return DELETE;
    }

    @PostMapping("/delete")
    String delete(@PathVariable UUID id, Model model, HttpServletResponse response, RedirectAttributes flash) {
        model.addAttribute("kept", settings.keepDeleted().toDays());
        return carryOut(
                () -> {
                    life.delete(id);
                    return "people.delete.done";
                },
                new Place(DELETE, id, "redirect:/users"),
                model,
                response,
                flash);
    }

    @PostMapping("/bring-back")
    String bringBack(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            life.bringBack(id);
            Notice.good(flash, "people.bring-back.done");
        } catch (UserLife.NotNow refused) {
            Notice.warm(flash, "people.life.not-now");
        }
        return "redirect:/users/" + id;
    }

    /** @param deed says what was done */
    private String carryOut(
            Supplier<String> deed, Place place, Model model, HttpServletResponse response, RedirectAttributes flash) {
        try {
            Notice.good(flash, deed.get());
            return place.next();
        } catch (UserLife.NotOneself | LastAdministrator refused) {
            return again(place.page(), place.user(), model, response);
        } catch (UserLife.NotNow refused) {
            return notNow(place.user(), flash);
        }
    }

    /** The page says itself what stands in the way. */
    private String again(String page, UUID id, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("deeds", deeds.of(id));
        return page;
    }

    private static String notNow(UUID id, RedirectAttributes flash) {
        Notice.warm(flash, "people.life.not-now");
        return "redirect:/users/" + id;
    }

    /** Where something is asked, and where it goes on. */
    private record Place(String page, UUID user, String next) {}
}

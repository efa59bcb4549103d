package dk.ramme.people.profile;

import dk.ramme.people.ActingAdministrator.WaitsForRole;
import dk.ramme.people.User;
import dk.ramme.people.Users.EditedMeanwhile;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.people.cpr.CprTries.TooManyNumbers;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An administrator corrects a user; of two who do so at once the later sees what stands and what they typed. */
@Controller
@RequestMapping("/users/{id}/edit")
class UserEditController {

    private static final String PAGE = "people/edit";
    private static final DateTimeFormatter DAY_MONTH_YEAR = DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT);

    private final UserEditing editing;
    private final AllowedActions deeds;
    private final PersonAsTyped check;
    private final SharedAddress shared;

    UserEditController(UserEditing editing, AllowedActions deeds, PersonAsTyped check, SharedAddress shared) {
        this.editing = editing;
        this.deeds = deeds;
        this.check = check;
        this.shared = shared;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        var user = editing.find(id).orElseThrow(UnknownUser::new);
        var can = deeds.of(id);
        if (!can.mayEdit()) {
            Notice.warm(flash, can.mayNotEditYet() ? "people.edit.waits" : "people.edit.not-yours");
            return "redirect:/users/" + id;
        }
        model.addAttribute(
                "form",
                PersonForm.of(user, user.birthDate().map(DAY_MONTH_YEAR::format).orElse("")));
        return page(user, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var user = editing.find(id).orElseThrow(UnknownUser::new);
        check.check(form, binding);
        if (binding.hasErrors()) {
            return again(user, model, response, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var killed = editing.correct(id, form.correction(), form.basedOn());
            var done = killed ? "people.edit.done.link" : "people.edit.done";
            var others = shared.others(id);
            if (others > 0) {
                Notice.warm(flash, done + ".shared", others);
            } else {
                Notice.good(flash, done);
            }
            return "redirect:/users/" + id;
        } catch (TooManyNumbers many) {
            binding.rejectValue("cpr", "people.person.cpr.too-many");
            return again(user, model, response, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (AlreadyAUser already) {
            model.addAttribute("same", already);
            binding.rejectValue("cpr", "people.person.cpr.taken");
            return again(user, model, response, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (WaitsForRole waits) {
            binding.reject("people.edit.waits");
            return again(user, model, response, HttpStatus.FORBIDDEN);
        } catch (EditedMeanwhile meanwhile) {
            var stands = meanwhile.stands();
            model.addAttribute("stands", stands);
            model.addAttribute("last", meanwhile.last());
            model.addAttribute(
                    "standsBorn",
                    stands.birthDate().map(UserEditController::text).orElse(null));
            return again(stands, model, response, HttpStatus.CONFLICT);
        }
    }

    private static String text(LocalDate date) {
        return DAY_MONTH_YEAR.format(date);
    }

    private static String again(User user, Model model, HttpServletResponse response, HttpStatus status) {
        response.setStatus(status.value());
        return page(user, model);
    }

    private static String page(User user, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("languages", NewUserController.LANGUAGES);
        return PAGE;
    }
}

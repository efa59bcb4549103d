package dk.ramme.people.profile;

import dk.ramme.people.cpr.CprTries.TooManyNumbers;
import dk.ramme.people.profile.AlreadyAUser.PossibleDuplicate;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user administrator creates a user. */
@Controller
@RequestMapping("/users/new")
class NewUserController {

    static final List<Choice> LANGUAGES =
            List.of(new Choice("da", "people.person.language.da"), new Choice("en", "people.person.language.en"));

    private static final List<Choice> SURE = List.of(new Choice("yes", "people.person.sure"));
    private static final String PAGE = "people/new";

    private final UserCreation creation;
    private final PersonAsTyped check;
    private final SharedAddress shared;

    NewUserController(UserCreation creation, PersonAsTyped check, SharedAddress shared) {
        this.creation = creation;
        this.check = check;
        this.shared = shared;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", PersonForm.empty());
        return page(model);
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        check.checkNew(form, binding);
        if (!binding.hasErrors()) {
            try {
                var id = creation.create(form.person(), form.isSure());
                var others = shared.others(id);
                if (others > 0) {
                    Notice.warm(flash, "people.new.done.shared", others);
                } else {
                    Notice.good(flash, "people.new.done");
                }
                return "redirect:/users/" + id;
            } catch (PossibleDuplicate maybe) {
                model.addAttribute("same", maybe);
                model.addAttribute("unsure", true);
                binding.rejectValue("sure", "people.person.sure.missing");
            } catch (TooManyNumbers many) {
                binding.rejectValue("cpr", "people.person.cpr.too-many");
            } catch (AlreadyAUser already) {
                model.addAttribute("same", already);
                binding.rejectValue("cpr", "people.person.cpr.taken");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model);
    }

    private static String page(Model model) {
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("sureOptions", SURE);
        return PAGE;
    }
}

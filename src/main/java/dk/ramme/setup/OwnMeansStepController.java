package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import dk.ramme.ui.Choice;
import dk.ramme.ui.TypedNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How does the administrator want to log in themself, among what the organisation allows and offers? */
@Controller
@RequestMapping("/setup/own-means")
class OwnMeansStepController {

    private static final String PAGE = "setup/own-means";

    private final Draft draft;
    private final OwnMeansOptions options;

    OwnMeansStepController(Draft draft, OwnMeansOptions options) {
        this.draft = draft;
        this.options = options;
    }

    @ModelAttribute("options")
    List<Choice> options(@RequestAttribute Progress progress) {
        return progress.facts().ownMeansOffered().stream().map(options::of).toList();
    }

    @GetMapping
    String show(@RequestAttribute Progress progress, Model model) {
        var facts = progress.facts();
        var version = facts.answer(Question.OWN_MEANS).map(Answer::version).orElse(0);
        model.addAttribute("form", new OwnMeansForm(facts.choices(Question.OWN_MEANS), Integer.toString(version)));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") OwnMeansForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable String then) {
        if (!binding.hasErrors()) {
            try {
                var progress = draft.answer(me, Question.OWN_MEANS, form.choices(), form.basedOn());
                return new ModelAndView(Onward.from(progress, then));
            } catch (NotOffered refused) {
                binding.rejectValue("means", "setup.own-means.means.notOffered");
            }
        }
        return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** How the administrator wants to log in themself, as typed. */
    record OwnMeansForm(
            @NotEmpty(message = "{setup.own-means.means.missing}") @Nullable
            List<String> means,

            @Nullable String version) {

        List<String> choices() {
            return means == null ? List.of() : Choices.inOrder(means);
        }

        int basedOn() {
            return TypedNumber.read(version);
        }
    }
}

package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.Choices;
import dk.ramme.settings.MeansForm;
import dk.ramme.settings.Question;
import dk.ramme.ui.Choice;
import jakarta.validation.Valid;
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

/** Which separate means are offered (L2)? The app is ticked from the start. */
@Controller
@RequestMapping("/setup/means")
class MeansStepController {

    private static final String PAGE = "setup/means";

    private final Draft draft;

    MeansStepController(Draft draft) {
        this.draft = draft;
    }

    @ModelAttribute("options")
    List<Choice> options() {
        return Choices.means();
    }

    @GetMapping
    String show(@RequestAttribute Progress progress, Model model) {
        var answer = progress.facts().answer(Question.MEANS);
        model.addAttribute(
                "form",
                answer.map(given -> MeansForm.of(given.choices(), given.version()))
                        .orElseGet(() -> MeansForm.of(List.of("APP"), 0)));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") MeansForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable String then) {
        if (binding.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var progress = draft.answer(me, Question.MEANS, form.choices(), form.basedOn());
        return new ModelAndView(Onward.from(progress, then));
    }
}

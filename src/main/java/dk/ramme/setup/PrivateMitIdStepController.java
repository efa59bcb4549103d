package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.Choices;
import dk.ramme.settings.PrivateMitIdForm;
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

/** May users use their private MitID (L1)? */
@Controller
@RequestMapping("/setup/private-mitid")
class PrivateMitIdStepController {

    private static final String PAGE = "setup/private-mitid";

    private final Draft draft;

    PrivateMitIdStepController(Draft draft) {
        this.draft = draft;
    }

    @ModelAttribute("options")
    List<Choice> options() {
        return Choices.privateMitId();
    }

    @GetMapping
    String show(@RequestAttribute Progress progress, Model model) {
        var answer = progress.facts().answer(Question.PRIVATE_MITID);
        model.addAttribute(
                "form",
                answer.map(given -> PrivateMitIdForm.of(given.choices().get(0), given.version()))
                        .orElseGet(() -> PrivateMitIdForm.of(null, 0)));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") PrivateMitIdForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable String then) {
        if (binding.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var progress = draft.answer(me, Question.PRIVATE_MITID, form.choices(), form.basedOn());
        return new ModelAndView(Onward.from(progress, then));
    }
}

package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.PolicyAnswers.Stands;
import dk.ramme.ui.Choice;
import dk.ramme.ui.TypedNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One question about how users log in (L1, L2), asked in the set-up and kept as a setting: the page is the same, and what an
 * answer does is not.
 *
 * @param <F> the answer, as typed
 */
public abstract class LoginPolicyController<F extends LoginPolicyController.PolicyForm> {

    private static final String SETTINGS = "redirect:/settings";

    private final Question question;
    private final String page;
    private final PolicyAnswers answers;
    private final Function<Stands, F> form;

    /** @param form as it is shown over what stands */
    protected LoginPolicyController(Question question, String page, PolicyAnswers answers, Function<Stands, F> form) {
        this.question = question;
        this.page = page;
        this.answers = answers;
        this.form = form;
    }

    @ModelAttribute("options")
    List<Choice> options() {
        return Choices.of(question);
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, HttpServletRequest request, Model model) {
        var stands = answers.find(me, question, request, model);
        if (stands.isEmpty()) {
            return SETTINGS;
        }
        model.addAttribute("form", form.apply(stands.get()));
        return page;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") F typed,
            BindingResult binding,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        if (answers.find(me, question, request, model).isEmpty()) {
            return new ModelAndView(SETTINGS);
        }
        if (binding.hasErrors()) {
            return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(answers.store(me, question, typed, request, flash));
    }

    /**
     * What was said to happen, and accepted.
     *
     * @param users how many are left without means
     * @param orders how many devices that were ordered and not sent are called off
     */
    public record Accepted(int users, int orders) {

        static Accepted typed(@Nullable String users, @Nullable String orders) {
            return new Accepted(Math.max(0, TypedNumber.read(users)), Math.max(0, TypedNumber.read(orders)));
        }
    }

    /** An answer as typed. */
    public interface PolicyForm {

        /** Sent by the button that helps. */
        String APP = "APP";

        List<String> choices();

        /** The version of the answer the form was filled from. */
        int basedOn();

        /** What the administrator accepts to happen. */
        Accepted accepts();

        /** Whether the app shall be given to those who would be left without means. */
        boolean givesApp();
    }
}

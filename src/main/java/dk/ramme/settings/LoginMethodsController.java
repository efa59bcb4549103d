package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.ui.Choice;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** May users use their private MitID (L1)? */
@Controller
@RequestMapping("/settings/login-methods")
class LoginMethodsController {

    private static final String PAGE = "settings/login-methods";

    private final PolicyView policy;
    private final PolicyChange change;

    LoginMethodsController(PolicyView policy, PolicyChange change) {
        this.policy = policy;
        this.change = change;
    }

    @ModelAttribute("topic")
    PolicyView.Topic topic(@AuthenticationPrincipal SignedIn me) {
        return policy.of(me, Question.PRIVATE_MITID);
    }

    @ModelAttribute("options")
    List<Choice> options() {
        return Choices.privateMitId();
    }

    @GetMapping
    String show(@ModelAttribute("topic") PolicyView.Topic topic, Model model) {
        if (!topic.inForce()) {
            return "redirect:/settings";
        }
        model.addAttribute("form", PrivateMitIdForm.of(topic.choices().get(0), topic.version()));
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("topic") PolicyView.Topic topic,
            @Valid @ModelAttribute("form") PrivateMitIdForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        if (!topic.inForce()) {
            return new ModelAndView("redirect:/settings");
        }
        if (binding.hasErrors()) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var changed = change.change(me, Question.PRIVATE_MITID, form.choices(), form.basedOn(), form.acceptedUsers());
        flash.addFlashAttribute("notice", changed ? "settings.saved" : "settings.unchanged");
        return new ModelAndView("redirect:/settings");
    }
}

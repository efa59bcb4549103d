package dk.ramme.settings;

import dk.ramme.activation.AppForStranded;
import dk.ramme.login.SignedIn;
import dk.ramme.settings.LoginPolicyController.PolicyForm;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answers of a ready organisation. */
@Component
class PolicyInForce implements PolicyAnswers {

    private final PolicyView policy;
    private final PolicyChange change;
    private final AppForStranded app;

    PolicyInForce(PolicyView policy, PolicyChange change, AppForStranded app) {
        this.policy = policy;
        this.change = change;
        this.app = app;
    }

    @Override
    public Optional<Stands> find(SignedIn me, Question question, HttpServletRequest request, Model model) {
        var topic = policy.of(me, question);
        model.addAttribute("topic", topic);
        return topic.inForce() ? Optional.of(new Stands(topic.choices(), topic.version())) : Optional.empty();
    }

    @Override
    public String store(
            SignedIn me, Question question, PolicyForm answer, HttpServletRequest request, RedirectAttributes flash) {
        var stranded = change.change(me, question, answer.choices(), answer.basedOn(), answer.accepts());
        if (stranded.isPresent() && stranded.getAsInt() > 0 && answer.givesApp()) {
            var run = app.give();
            if (run.isEmpty()) {
                Notice.warm(flash, "settings.saved.nobody-helped");
            }
            return run.map(id -> "redirect:/bulk/" + id).orElse("redirect:/settings");
        }
        Notice.good(flash, stranded.isPresent() ? "settings.saved" : "settings.unchanged");
        return "redirect:/settings";
    }
}

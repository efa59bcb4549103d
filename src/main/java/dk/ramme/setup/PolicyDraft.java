package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.LoginPolicyController.PolicyForm;
import dk.ramme.settings.PolicyAnswers;
import dk.ramme.settings.Question;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answers of a set-up that is not confirmed. */
@Component
class PolicyDraft implements PolicyAnswers {

    private final Draft draft;

    PolicyDraft(Draft draft) {
        this.draft = draft;
    }

    @Override
    public Optional<Stands> find(SignedIn me, Question question, HttpServletRequest request, Model model) {
        var progress = (Progress) Objects.requireNonNull(request.getAttribute(StepGuard.PROGRESS));
        return progress.facts()
                .answer(question)
                .map(given -> new Stands(given.choices(), given.version()))
                .or(() -> Optional.of(new Stands(suggested(question), 0)));
    }

    @Override
    public String store(
            SignedIn me, Question question, PolicyForm answer, HttpServletRequest request, RedirectAttributes flash) {
        var progress = draft.answer(me, question, answer.choices(), answer.basedOn());
        return Onward.from(progress, request.getParameter("then"));
    }

    /** The app is ticked from the start. */
    private static List<String> suggested(Question question) {
        return question == Question.MEANS ? List.of("APP") : List.of();
    }
}

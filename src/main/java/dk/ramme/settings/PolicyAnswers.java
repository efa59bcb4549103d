package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.LoginPolicyController.PolicyForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the answers about login are kept: as a draft in the set-up, in force later. */
public interface PolicyAnswers {

    /**
     * What stands, or is suggested; what else the page shows is put in the model.
     *
     * @return empty when there is nothing to answer here
     */
    Optional<Stands> find(SignedIn me, Question question, HttpServletRequest request, Model model);

    /**
     * @return where the browser is sent on to
     * @throws Answers.AnsweredMeanwhile when another answer stands by now
     */
    String store(
            SignedIn me, Question question, PolicyForm answer, HttpServletRequest request, RedirectAttributes flash);

    /** @param version of the answer; 0 is none */
    record Stands(List<String> choices, int version) {}
}

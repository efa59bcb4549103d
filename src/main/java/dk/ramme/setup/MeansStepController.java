package dk.ramme.setup;

import dk.ramme.settings.LoginPolicyController;
import dk.ramme.settings.MeansForm;
import dk.ramme.settings.Question;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Which separate means are offered (L2)? */
@Controller
@RequestMapping("/setup/means")
class MeansStepController extends LoginPolicyController<MeansForm> {

    MeansStepController(PolicyDraft answers) {
        super(Question.MEANS, "setup/means", answers, MeansForm::of);
    }
}

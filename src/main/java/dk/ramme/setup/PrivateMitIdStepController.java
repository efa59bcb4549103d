package dk.ramme.setup;

import dk.ramme.settings.LoginPolicyController;
import dk.ramme.settings.PrivateMitIdForm;
import dk.ramme.settings.Question;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** May users use their private MitID (L1)? */
@Controller
@RequestMapping("/setup/private-mitid")
class PrivateMitIdStepController extends LoginPolicyController<PrivateMitIdForm> {

    PrivateMitIdStepController(PolicyDraft answers) {
        super(Question.PRIVATE_MITID, "setup/private-mitid", answers, PrivateMitIdForm::of);
    }
}

package dk.ramme.settings;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** May users use their private MitID (L1)? */
@Controller
@RequestMapping("/settings/login-methods")
class LoginMethodsController extends LoginPolicyController<PrivateMitIdForm> {

    LoginMethodsController(PolicyInForce answers) {
        super(Question.PRIVATE_MITID, "settings/login-methods", answers, PrivateMitIdForm::of);
    }
}

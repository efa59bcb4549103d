package dk.ramme.settings;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Which separate means are offered (L2)? */
@Controller
@RequestMapping("/settings/means")
class MeansSettingController extends LoginPolicyController<MeansForm> {

    MeansSettingController(PolicyInForce answers) {
        super(Question.MEANS, "settings/means", answers, MeansForm::of);
    }
}

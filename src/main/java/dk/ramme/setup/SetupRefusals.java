package dk.ramme.setup;

import dk.ramme.setup.Progress.StepNotOpen;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers what came too early or too late. */
@ControllerAdvice
class SetupRefusals {

    @ExceptionHandler
    String goWhereOneMay(StepNotOpen refused) {
        return "redirect:" + refused.location();
    }
}

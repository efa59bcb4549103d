package dk.ramme.joining;

import dk.ramme.joining.JoiningApproval.OrganisationEnded;
import dk.ramme.joining.appointment.SentTooOften;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import dk.ramme.ui.Notice;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of the joining answer when a guest cannot go on from where they are. */
@ControllerAdvice(basePackageClasses = JoiningAdvice.class)
class JoiningAdvice {

    @ExceptionHandler
    String sentBack(StepRedirected back) {
        return "redirect:" + back.location();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String registerUnavailable(RegisterUnavailable failure) {
        return "joining/unavailable";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String ended(OrganisationEnded ended) {
        return "joining/ended";
    }

    @ExceptionHandler
    String sentTooOften(SentTooOften tooOften, RedirectAttributes flash) {
        Notice.warm(flash, "joining.status.tooOften");
        return "redirect:/joining/summary";
    }
}

package dk.ramme.granting;

import dk.ramme.people.request.DecisionForm;
import dk.ramme.people.request.Request;
import dk.ramme.people.request.RequestsController;
import dk.ramme.ui.Notice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A rights administrator answers users who ask for rights. */
@Controller
@RequestMapping("/rights/requests")
class RightRequestsController extends RequestsController<AskedRight, DecisionForm> {

    private final AnsweringRights answering;

    RightRequestsController(AnsweringRights answering) {
        super("/rights/requests", "granting/request", "given");
        this.answering = answering;
    }

    @Override
    protected List<AskedRight> waiting() {
        return answering.waiting();
    }

    @Override
    protected AskedRight find(UUID id) {
        return answering.find(id);
    }

    @Override
    protected DecisionForm empty() {
        return DecisionForm.empty();
    }

    @Override
    protected Optional<String> answer(UUID id, DecisionForm form, BindingResult binding, Model model) {
        if (form.isYes()) answering.approve(id);
        else answering.refuse(id, form.text());
        return Optional.empty();
    }

    @ExceptionHandler
    String suspended(AnsweringRights.Suspended meanwhile, RedirectAttributes flash) {
        Notice.warm(flash, "granting.request.inactive");
        return "redirect:/rights/requests";
    }

    /** It is kept by name who was quicker. */
    @Override
    protected void tell(Request answered, RedirectAttributes flash) {
        var said = answered.isApproved() ? "granting.request.was-given" : "granting.request.was-refused";
        Notice.warm(flash, said, ((RightRequest) answered).decidedByName());
    }
}

package dk.ramme.people.role;

import dk.ramme.people.request.DecisionForm;
import dk.ramme.people.request.RequestsController;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.RequestMapping;

/** An organisation administrator answers users who ask for roles. */
@Controller
@RequestMapping("/settings/role-requests")
class RoleRequestsController extends RequestsController<RoleRequest, DecisionForm> {

    private final AskingForRole asking;

    RoleRequestsController(AskingForRole asking) {
        super("/settings/role-requests", "people/role-request", "given");
        this.asking = asking;
    }

    @Override
    protected List<RoleRequest> waiting() {
        return asking.waiting();
    }

    @Override
    protected RoleRequest find(UUID id) {
        return asking.find(id);
    }

    @Override
    protected DecisionForm empty() {
        return DecisionForm.empty();
    }

    @Override
    protected Optional<String> answer(UUID id, DecisionForm form, BindingResult binding, Model model) {
        try {
            if (form.isYes()) asking.approve(id);
            else asking.refuse(id, form.text());
        } catch (NameDoubted doubted) {
            binding.rejectValue("decision", "people.role-request.name-doubted");
        }
        return Optional.empty();
    }
}

package dk.ramme.asking;

import dk.ramme.people.profile.AlreadyAUser;
import dk.ramme.people.profile.AlreadyAUser.PossibleDuplicate;
import dk.ramme.people.request.RequestsController;
import dk.ramme.ui.Choice;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.RequestMapping;

/** A user administrator answers employees who ask to be created. */
@Controller
@RequestMapping("/users/requests")
class AnswerController extends RequestsController<EmployeeRequest, AnswerController.AnswerForm> {

    private static final List<Choice> REASONS = Arrays.stream(Refusal.values())
            .map(one -> new Choice(one.name(), "asking.request.reason." + one))
            .toList();
    private static final List<Choice> SURE = List.of(new Choice("yes", "people.person.sure"));

    private final Answering answering;

    AnswerController(Answering answering) {
        super("/users/requests", "asking/request", "approved");
        this.answering = answering;
    }

    @Override
    protected List<EmployeeRequest> waiting() {
        return answering.open();
    }

    @Override
    protected EmployeeRequest find(UUID id) {
        return answering.find(id);
    }

    @Override
    protected AnswerForm empty() {
        return AnswerForm.empty();
    }

    /** A yes leads on to the new user. */
    @Override
    protected Optional<String> answer(UUID id, AnswerForm form, BindingResult binding, Model model) {
        try {
            if (form.isYes()) return Optional.of("/users/" + answering.approve(id, form.isSure()));
            answering.refuse(id, form.refusal().orElseThrow());
        } catch (PossibleDuplicate maybe) {
            model.addAttribute("same", maybe);
            model.addAttribute("unsure", true);
            binding.rejectValue("sure", "people.person.sure.missing");
        } catch (AlreadyAUser already) {
            model.addAttribute("same", already);
            binding.rejectValue("decision", "asking.request.already");
        }
        return Optional.empty();
    }

    @Override
    protected void fill(Model model) {
        model.addAttribute("reasons", REASONS);
        model.addAttribute("sureOptions", SURE);
    }

    /**
     * Yes or no to an employee, as chosen.
     *
     * @param reason why not; a no needs one
     * @param sure as in {@link dk.ramme.people.profile.PersonForm}
     */
    record AnswerForm(
            @NotNull(message = "{people.decision.missing}")
            @Pattern(regexp = "YES|NO", message = "{people.decision.missing}")
            @Nullable
            String decision,

            @Nullable String reason,
            @Nullable String sure)
            implements RequestsController.Decision {

        static AnswerForm empty() {
            return new AnswerForm(null, null, null);
        }

        @Override
        public boolean isYes() {
            return "YES".equals(decision);
        }

        boolean isSure() {
            return "yes".equals(sure);
        }

        @Override
        public void requireReason(BindingResult binding) {
            if (!binding.hasErrors() && !isYes() && refusal().isEmpty()) {
                binding.rejectValue("reason", "asking.request.reason.missing");
            }
        }

        Optional<Refusal> refusal() {
            return Arrays.stream(Refusal.values())
                    .filter(one -> one.name().equals(reason))
                    .findFirst();
        }
    }
}

package dk.ramme.asking;

import dk.ramme.people.AlreadyAUser;
import dk.ramme.people.MaybeAUser;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user administrator answers employees who ask to be created. */
@Controller
@RequestMapping("/users/requests")
class AnswerController {

    private static final String BACK = "redirect:/users/requests";
    private static final List<Choice> DECISIONS =
            List.of(new Choice("YES", "asking.request.yes"), new Choice("NO", "asking.request.no"));
    private static final List<Choice> REASONS = Arrays.stream(Refusal.values())
            .map(one -> new Choice(one.name(), "asking.request.reason." + one))
            .toList();
    private static final List<Choice> SURE = List.of(new Choice("yes", "people.person.sure"));

    private final Answering answering;

    AnswerController(Answering answering) {
        this.answering = answering;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("requests", answering.open());
        return "asking/requests";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        if (answering.isAnswered(id)) {
            return answered(flash);
        }
        model.addAttribute("form", AnswerForm.empty());
        return page(id, model);
    }

    @PostMapping("/{id}")
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") AnswerForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (answering.isAnswered(id)) {
            return answered(flash);
        }
        form.requireReason(binding);
        if (!binding.hasErrors()) {
            try {
                return form.isYes() ? approve(id, form, flash) : refuse(id, form, flash);
            } catch (MaybeAUser maybe) {
                model.addAttribute("same", maybe);
                model.addAttribute("unsure", true);
                binding.rejectValue("sure", "people.person.sure.missing");
            } catch (AlreadyAUser already) {
                model.addAttribute("same", already);
                binding.rejectValue("decision", "asking.request.already");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, model);
    }

    private String approve(UUID id, AnswerForm form, RedirectAttributes flash) {
        var user = answering.approve(id, form.isSure());
        if (user.isEmpty()) {
            return late(id, flash);
        }
        flash.addFlashAttribute("notice", "asking.request.approved");
        return "redirect:/users/" + user.get();
    }

    private String refuse(UUID id, AnswerForm form, RedirectAttributes flash) {
        if (!answering.refuse(id, form.refusal().orElseThrow())) {
            return late(id, flash);
        }
        flash.addFlashAttribute("notice", "asking.request.refused");
        return BACK;
    }

    private String late(UUID id, RedirectAttributes flash) {
        if (!answering.isAnswered(id)) {
            throw gone();
        }
        return answered(flash);
    }

    /** Another administrator was quicker. */
    private static String answered(RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "people.decision.answered");
        flash.addFlashAttribute("noticeKind", "warm");
        return BACK;
    }

    private String page(UUID id, Model model) {
        model.addAttribute("request", answering.find(id).orElseThrow(AnswerController::gone));
        model.addAttribute("decisions", DECISIONS);
        model.addAttribute("reasons", REASONS);
        model.addAttribute("sureOptions", SURE);
        return "asking/request";
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /**
     * Yes or no to an employee, as chosen.
     *
     * @param reason why not; a no needs one
     * @param sure as in {@link dk.ramme.people.PersonForm}
     */
    record AnswerForm(
            @NotNull(message = "{people.decision.missing}")
            @Pattern(regexp = "YES|NO", message = "{people.decision.missing}")
            @Nullable
            String decision,

            @Nullable String reason,
            @Nullable String sure) {

        static AnswerForm empty() {
            return new AnswerForm(null, null, null);
        }

        boolean isYes() {
            return "YES".equals(decision);
        }

        boolean isSure() {
            return "yes".equals(sure);
        }

        /** A no is explained. */
        void requireReason(BindingResult binding) {
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

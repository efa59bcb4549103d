package dk.ramme.activation;

import dk.ramme.login.SignedIn;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Helpers;
import dk.ramme.people.UserState;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user's own walk, once MitID has said that it is them: yes or no, and being active. */
@Controller
@RequestMapping("/activate")
class SelfActivationController {

    private final SelfActivation activation;
    private final Helpers helpers;

    SelfActivationController(SelfActivation activation, Helpers helpers) {
        this.activation = activation;
        this.helpers = helpers;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("form", new ConsentForm(null));
        return page(me, model);
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") ConsentForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, model);
        }
        try {
            answer(form, me);
        } catch (SelfActivation.NotAllowed changed) {
            Notice.warm(redirect, "activation.changed");
        }
        return "redirect:/activate";
    }

    private void answer(ConsentForm form, SignedIn me) {
        if (form.isYes()) {
            activation.consent(me.user());
        } else {
            activation.decline(me.user());
        }
    }

    private String page(SignedIn me, Model model) {
        var user = activation.user(me.user());
        model.addAttribute("user", user);
        model.addAttribute("organisation", activation.organisation());
        model.addAttribute("administrators", helpers.of(me.user()).people());
        var steps = activation.meansSteps(me.user());
        model.addAttribute("steps", steps);
        if (activation.asksForConsent(me.user())) {
            return "activation/consent";
        }
        if (user.state() != UserState.ACTIVE) {
            return "activation/separate";
        }
        model.addAttribute("broughtRights", activation.broughtRights(me.user()));
        var active = steps.stream()
                .filter(MeansActivation.Step::active)
                .map(MeansActivation.Step::means)
                .toList();
        model.addAttribute("withChip", !active.stream().allMatch(IdentificationMeans::givesCodes));
        if (active.stream().anyMatch(IdentificationMeans::givesCodes)) {
            activation.loginId(me.user()).ifPresent(loginId -> model.addAttribute("loginId", loginId));
        }
        return "activation/done";
    }

    /** The user's answer: may their private MitID be used for the organisation? */
    record ConsentForm(
            @NotNull(message = "{activation.consent.answer.missing}")
            @Pattern(regexp = "yes|no", message = "{activation.consent.answer.missing}")
            @Nullable
            String answer) {

        boolean isYes() {
            return "yes".equals(answer);
        }

        /** The cards of the question. */
        public List<Choice> options() {
            return List.of(
                    new Choice("yes", "activation.consent.yes", "activation.consent.yes.hint"),
                    new Choice("no", "activation.consent.no", "activation.consent.no.hint"));
        }
    }
}

package dk.ramme.setup;

import dk.ramme.login.SignedIn;
import dk.ramme.settings.AdministratorForm;
import dk.ramme.settings.AdministratorQuestion;
import dk.ramme.settings.AdministratorQuestion.Place;
import dk.ramme.settings.Question;
import dk.ramme.ui.Notice;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Proposes a further organisation administrator, and takes a proposal back, which keeps what is ticked on the page it stands on.
 * Nobody is told before the confirmation.
 */
@Controller
@RequestMapping("/setup/administrators")
class AdministratorController {

    private final Proposing proposing;
    private final AdministratorQuestion question;
    private final Draft draft;

    AdministratorController(Proposing proposing, AdministratorQuestion question, Draft draft) {
        this.proposing = proposing;
        this.question = question;
        this.draft = draft;
    }

    @GetMapping("/add")
    ModelAndView show(Locale locale) {
        return question.ask(Place.SETUP, locale);
    }

    @PostMapping("/add")
    ModelAndView submit(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("form") AdministratorForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        return question.answer(Place.SETUP, form, binding, () -> proposing.propose(me, form), flash);
    }

    @PostMapping("/{id}/remove")
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @ModelAttribute("ticked") RolesForm ticked,
            RedirectAttributes flash) {
        if (ticked.version() != null) {
            keep(me, ticked);
        }
        proposing.takeBack(me, id);
        Notice.good(flash, "setup.administrators.removed");
        return "redirect:" + Place.SETUP.list();
    }

    private void keep(SignedIn me, RolesForm ticked) {
        try {
            draft.answer(me, Question.ADMINISTRATORS, ticked.choices(), ticked.basedOn());
        } catch (NotOffered gone) {
            // somebody has the role by now: the page shows what there is to tick
        }
    }
}

package dk.ramme.joining;

import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.Proposals.AlreadyAppointed;
import dk.ramme.joining.appointment.Proposals.TooManyAppointed;
import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who shall be organisation administrator? A list that people are put on and taken off. */
@Controller
class AdministratorsController {

    private static final String LIST = "redirect:/joining/administrators";

    private static final List<Choice> KNOWN_BY = List.of(
            new Choice("cpr", "joining.administrator.knownBy.cpr", "joining.administrator.knownBy.cpr.hint"),
            new Choice(
                    "birthDate",
                    "joining.administrator.knownBy.birthDate",
                    "joining.administrator.knownBy.birthDate.hint"));

    private static final List<Choice> LANGUAGES =
            List.of(new Choice("da", "joining.language.da"), new Choice("en", "joining.language.en"));

    private final JoiningFlow walk;
    private final JoiningPreparation preparation;
    private final AdministratorReader reader;

    AdministratorsController(JoiningFlow walk, JoiningPreparation preparation, AdministratorReader reader) {
        this.walk = walk;
        this.preparation = preparation;
        this.reader = reader;
    }

    @GetMapping("/joining/administrators")
    String list(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        var found = walk.require(session, me, JoiningStep.ADMINISTRATORS);
        model.addAttribute("administrators", found.administrators());
        model.addAttribute(
                "next",
                JoiningStep.ADMINISTRATORS.next(walk.place(session).role()).href());
        return page("joining/administrators", found, model, session);
    }

    @GetMapping("/joining/administrators/add")
    String show(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        var found = walk.require(session, me, JoiningStep.ADMINISTRATORS);
        model.addAttribute(
                "form", AdministratorForm.empty(LocaleContextHolder.getLocale().getLanguage()));
        return page("joining/administrator", found, model, session);
    }

    @PostMapping("/joining/administrators/add")
    String submit(
            @Valid @ModelAttribute("form") AdministratorForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var found = walk.require(session, me, JoiningStep.ADMINISTRATORS);
        var who = reader.read(form, binding).orElse(null);
        if (who != null && propose(who, "name", session, me, binding)) {
            return LIST;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page("joining/administrator", found, model, session);
    }

    @PostMapping("/joining/administrators/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, HttpSession session) {
        var place = walk.place(session);
        walk.require(session, me, JoiningStep.ADMINISTRATORS);
        Tenancy.in(place.organisation(), () -> preparation.remove(place, me, id));
        return LIST;
    }

    /** @return false when the person cannot be added; the field says why */
    private boolean propose(Appointee who, String field, HttpSession session, SignedIn me, BindingResult binding) {
        var place = walk.place(session);
        try {
            Tenancy.in(place.organisation(), () -> preparation.propose(place, me, who));
            return true;
        } catch (AlreadyAppointed twice) {
            binding.rejectValue(field, "joining.administrator.twice");
        } catch (TooManyAppointed tooMany) {
            binding.reject("joining.administrator.tooMany");
        }
        return false;
    }

    private String page(String view, CaseView found, Model model, HttpSession session) {
        model.addAttribute(
                "walk",
                StepHeader.of(JoiningStep.ADMINISTRATORS, walk.place(session).role(), found.organisation()));
        model.addAttribute("knownBy", KNOWN_BY);
        model.addAttribute("languages", LANGUAGES);
        return view;
    }
}

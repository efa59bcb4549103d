package dk.ramme.joining;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.ValidEmail;
import dk.ramme.joining.appointment.Appointee;
import dk.ramme.joining.appointment.PersonCheck;
import dk.ramme.joining.appointment.Proposals.AlreadyAppointed;
import dk.ramme.joining.appointment.Proposals.TooManyAppointed;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SealedGuest;
import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** A guest appoints themself: MitID has said who they are, so only their e-mail address is asked for. */
@Controller
class MyselfController {

    private final JoiningFlow walk;
    private final JoiningPreparation preparation;
    private final SealedGuest guests;

    MyselfController(JoiningFlow walk, JoiningPreparation preparation, SealedGuest guests) {
        this.walk = walk;
        this.preparation = preparation;
        this.guests = guests;
    }

    @GetMapping("/joining/administrators/myself")
    String show(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        var found = walk.require(session, me, JoiningStep.ADMINISTRATORS);
        person();
        model.addAttribute("form", new MyselfForm(""));
        return page(found, me, model, session);
    }

    @PostMapping("/joining/administrators/myself")
    String submit(
            @Valid @ModelAttribute("form") MyselfForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var found = walk.require(session, me, JoiningStep.ADMINISTRATORS);
        var person = person();
        if (!binding.hasErrors() && propose(person, form, session, me, binding)) {
            return "redirect:/joining/administrators";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(found, me, model, session);
    }

    private boolean propose(
            MitIdIdentity person, MyselfForm form, HttpSession session, SignedIn me, BindingResult binding) {
        var place = walk.place(session);
        var email = new EmailAddress(String.valueOf(form.email()));
        var myself = Appointee.self(
                new PersonName(person.name()),
                email,
                birthDate(person),
                new Appointee.Login(person.issuer(), person.subject()),
                LocaleContextHolder.getLocale().getLanguage());
        try {
            Tenancy.in(place.organisation(), () -> preparation.propose(place, me, myself));
            return true;
        } catch (AlreadyAppointed twice) {
            binding.rejectValue("email", "joining.myself.twice");
        } catch (TooManyAppointed tooMany) {
            binding.reject("joining.administrator.tooMany");
        }
        return false;
    }

    /** The identity is kept for a short while only; whoever took longer logs in again, or writes themself in full. */
    private MitIdIdentity person() {
        var person = guests.current().orElseThrow(() -> new StepRedirected("/joining"));
        if (PersonCheck.birthDate(person) == null || !PersonName.isValid(person.name())) {
            throw new StepRedirected("/joining/administrators/add");
        }
        return person;
    }

    private static LocalDate birthDate(MitIdIdentity person) {
        return Objects.requireNonNull(PersonCheck.birthDate(person));
    }

    private String page(CaseView found, SignedIn me, Model model, HttpSession session) {
        model.addAttribute(
                "walk",
                StepHeader.of(JoiningStep.ADMINISTRATORS, walk.place(session).role(), found.organisation()));
        model.addAttribute("name", me.personName());
        return "joining/myself";
    }

    /** Where a guest who appoints themself wants their mail. */
    record MyselfForm(
            @NotBlank(message = "{joining.myself.email.missing}") @ValidEmail @Nullable
            String email) {}
}

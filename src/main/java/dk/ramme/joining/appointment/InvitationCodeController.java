package dk.ramme.joining.appointment;

import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.link.CodeCheck;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.Admission;
import dk.ramme.login.GuestIdentity;
import dk.ramme.login.IdentityMatcher.Match;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks an invited administrator who is known by birth date only for the code they were given, after MitID has said that name
 * and birth date are theirs (S1; T28). Until the code is right they are a guest, and the role is nobody's.
 */
@Controller
@RequestMapping(InvitationCodeController.PATH)
class InvitationCodeController {

    static final String PATH = "/joining/invitation/code";

    private final Links links;
    private final GuestIdentity guest;
    private final Appointments appointments;
    private final PersonCheck person;
    private final InvitationCodes codes;
    private final CodeCheck check;
    private final AppointmentAcceptance acceptance;
    private final Admission admission;

    InvitationCodeController(
            Links links,
            GuestIdentity guest,
            Appointments appointments,
            PersonCheck person,
            InvitationCodes codes,
            CodeCheck check,
            AppointmentAcceptance acceptance,
            Admission admission) {
        this.links = links;
        this.guest = guest;
        this.appointments = appointments;
        this.person = person;
        this.codes = codes;
        this.check = check;
        this.acceptance = acceptance;
        this.admission = admission;
    }

    @GetMapping
    String show(@RequestParam UUID link, Model model) {
        var asked = asked(link);
        model.addAttribute("form", new CodeForm(link, null));
        return page(asked, model);
    }

    @PostMapping
    String submit(
            @ModelAttribute("form") CodeForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (form.link() == null) {
            throw new InvitationClosed();
        }
        var asked = asked(form.link());
        var code = OneTimeCode.parse(form.code()).orElse(null);
        if (code == null) {
            binding.rejectValue("code", "activation.code.code.malformed");
        } else {
            var user = new AtomicReference<@Nullable UUID>();
            var answer = Tenancy.in(asked.link().organisationId(), () -> check(asked, code, user));
            var accepted = user.get();
            if (answer == CodeCheck.Answer.RIGHT && accepted != null) {
                admission.admit(asked.link().organisationId(), accepted, SetupInvitation.NAME, request, response);
                return "redirect:" + SetupInvitation.SETUP;
            }
            binding.rejectValue("code", "activation.code.code." + answer);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(asked, model);
    }

    private CodeCheck.Answer check(Asked asked, OneTimeCode code, AtomicReference<@Nullable UUID> user) {
        return check.check(
                asked.link(),
                code,
                attempt -> codes.wrong(asked.appointment().id(), attempt),
                id -> user.set(
                        acceptance.accept(asked.link(), asked.identity(), id).orElseThrow(InvitationClosed::new)));
    }

    private String page(Asked asked, Model model) {
        var question = Tenancy.in(asked.link().organisationId(), () -> codes.question(asked.appointment()));
        model.addAttribute("question", question);
        model.addAttribute("open", question.open());
        return "joining/code";
    }

    /** Whoever has the address but not the login is sent back to the link, which asks for it. */
    private Asked asked(UUID id) {
        var link = links.findLive(id, LinkPurpose.SETUP).orElseThrow(InvitationClosed::new);
        var identity = guest.current().orElseThrow(NotLoggedIn::new);
        return Tenancy.in(link.organisationId(), () -> {
            var appointment = appointments
                    .findById(link.subjectId())
                    .filter(Appointment::awaitsCode)
                    .orElseThrow(InvitationClosed::new);
            if (person.check(identity, appointment) != Match.SAME) {
                throw new NotLoggedIn();
            }
            return new Asked(link, identity, appointment);
        });
    }

    @ExceptionHandler(InvitationClosed.class)
    String closed() {
        return "redirect:" + SetupInvitation.GONE;
    }

    @ExceptionHandler(UserSuspended.class)
    String suspended() {
        return "redirect:" + SetupInvitation.SUSPENDED;
    }

    @ExceptionHandler(NotLoggedIn.class)
    String notLoggedIn() {
        return "redirect:/joining/invitation/again";
    }

    /** What is typed; the link is carried along. */
    record CodeForm(@Nullable UUID link, @Nullable String code) {}

    private record Asked(MailedLink link, MitIdIdentity identity, Appointment appointment) {}

    private static class NotLoggedIn extends RuntimeException {}
}

package dk.ramme.joining.appointment;

import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes.Attempt;
import dk.ramme.login.CodePage;
import dk.ramme.login.IdentityMatcher.Match;
import dk.ramme.login.MitIdIdentity;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Asks an invited administrator who is known by birth date only for the code they were given (S1; T28). Until it is right the role is
 * nobody's.
 */
@Controller
@RequestMapping(InvitationCodeController.PATH)
class InvitationCodeController extends CodePage<Appointment> {

    static final String PATH = "/joining/invitation/code";

    private final Appointments appointments;
    private final PersonCheck person;
    private final InvitationCodes codes;
    private final AppointmentAcceptance acceptance;

    InvitationCodeController(
            Parts parts,
            Appointments appointments,
            PersonCheck person,
            InvitationCodes codes,
            AppointmentAcceptance acceptance) {
        super(
                new Ways(
                        LinkPurpose.SETUP,
                        SetupInvitation.NAME,
                        SetupInvitation.SETUP,
                        "/joining/invitation/again",
                        "joining/code"),
                parts);
        this.appointments = appointments;
        this.person = person;
        this.codes = codes;
        this.acceptance = acceptance;
    }

    @Override
    protected Optional<Appointment> find(MailedLink link, MitIdIdentity identity) {
        var appointment = appointments
                .findById(link.subjectId())
                .filter(Appointment::awaitsCode)
                .orElseThrow(InvitationClosed::new);
        return Optional.of(appointment).filter(one -> person.check(identity, one) == Match.SAME);
    }

    @Override
    protected void wrong(Asked<Appointment> asked, Attempt attempt) {
        codes.wrong(asked.whom().id(), attempt);
    }

    @Override
    protected UUID right(Asked<Appointment> asked, UUID code) {
        return acceptance.accept(asked.link(), asked.identity(), code).orElseThrow(InvitationClosed::new);
    }

    @Override
    protected void fill(Asked<Appointment> asked, Model model) {
        var question = codes.question(asked.whom());
        model.addAttribute("question", question);
        model.addAttribute("open", question.open());
    }

    @Override
    protected RuntimeException closed() {
        return new InvitationClosed();
    }

    @ExceptionHandler(InvitationClosed.class)
    String closedAlready() {
        return "redirect:" + SetupInvitation.GONE;
    }

    @ExceptionHandler(UserSuspended.class)
    String suspended() {
        return "redirect:" + SetupInvitation.SUSPENDED;
    }
}

package dk.ramme.joining;

import dk.ramme.joining.appointment.Invitations;
import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.joining.appointment.SentTooOften;
import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An organisation that has joined, as its representative sees it: administrators, invitations, and one more (J4). */
@Controller
class StatusController {

    private static final String STATUS = "redirect:/joining/status";

    private final JoiningFlow walk;
    private final CaseReading reading;
    private final Invitations invitations;

    StatusController(JoiningFlow walk, CaseReading reading, Invitations invitations) {
        this.walk = walk;
        this.reading = reading;
        this.invitations = invitations;
    }

    @GetMapping("/joining/status")
    String show(Model model, HttpSession session) {
        var organisation = walk.represented(session);
        if (!Tenancy.in(organisation, () -> reading.hasJoined(organisation))) {
            throw new StepRedirected(JoiningStep.ROLE);
        }
        model.addAttribute("status", Tenancy.in(organisation, () -> reading.status(organisation)));
        return "joining/status";
    }

    @PostMapping("/joining/status/appoint")
    String appoint(@AuthenticationPrincipal SignedIn me, HttpSession session) {
        return "redirect:" + walk.begin(session, me, walk.represented(session), "", CaseRole.REPRESENTATIVE);
    }

    @PostMapping("/joining/status/{id}/resend")
    String resend(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn me,
            HttpSession session,
            RedirectAttributes flash) {
        return change(session, flash, "joining.status.resent", service -> service.resend(id, me.personName()));
    }

    @PostMapping("/joining/status/{id}/withdraw")
    String withdraw(@PathVariable UUID id, HttpSession session, RedirectAttributes flash) {
        return change(session, flash, "joining.status.withdrawn", service -> service.withdraw(id));
    }

    private String change(HttpSession session, RedirectAttributes flash, String done, Consumer<Invitations> change) {
        try {
            Tenancy.in(walk.represented(session), () -> change.accept(invitations));
            Notice.good(flash, done);
        } catch (InvitationClosed closed) {
            Notice.warm(flash, "joining.status.closed");
        } catch (SentTooOften tooOften) {
            Notice.warm(flash, "joining.status.tooOften");
        }
        return STATUS;
    }
}

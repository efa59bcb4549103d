package dk.ramme.settings;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.ValidEmail;
import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.joining.appointment.SentTooOften;
import dk.ramme.login.SignedIn;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody invited has not come: send the link again, correct the address, or take the invitation back. */
@Controller
@RequestMapping("/settings/administrators/invitations/{id}")
class InvitationSettingController {

    private static final String PAGE = "settings/invitation";

    private final WhoAdministers administrators;
    private final AdministratorChange change;

    InvitationSettingController(WhoAdministers administrators, AdministratorChange change) {
        this.administrators = administrators;
        this.change = change;
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        var invitation = administrators.invitation(me, id).orElseThrow(InvitationClosed::new);
        model.addAttribute("invitation", invitation);
        model.addAttribute("form", new InvitationForm(invitation.email()));
        return PAGE;
    }

    @PostMapping
    String submit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") InvitationForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!binding.hasErrors()) {
            send(me, id, form, binding);
        }
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("invitation", administrators.invitation(me, id).orElseThrow(InvitationClosed::new));
            return PAGE;
        }
        Notice.good(flash, "settings.invitation.sent");
        return AdministratorsSettingController.LIST;
    }

    @PostMapping("/withdraw")
    String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes flash) {
        change.withdraw(me, id);
        Notice.good(flash, "settings.invitation.withdrawn");
        return AdministratorsSettingController.LIST;
    }

    @ExceptionHandler(InvitationClosed.class)
    String closed(RedirectAttributes flash) {
        Notice.warm(flash, "settings.invitation.closed");
        return AdministratorsSettingController.LIST;
    }

    private void send(SignedIn me, UUID id, InvitationForm form, BindingResult binding) {
        try {
            change.send(me, id, new EmailAddress(String.valueOf(form.email())));
        } catch (SentTooOften tooOften) {
            binding.rejectValue("email", "settings.invitation.tooOften");
        }
    }

    /** Where a new link shall be sent, as typed. */
    record InvitationForm(
            @NotBlank(message = "{settings.invitation.email.missing}") @ValidEmail @Nullable
            String email) {}
}

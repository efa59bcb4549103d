package dk.ramme.joining;

import dk.ramme.joining.appointment.InvitationCodes;
import dk.ramme.joining.appointment.Invitations.InvitationClosed;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Notice;
import dk.ramme.vault.OneTimeCode;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where whoever may invite administrators makes the temporary code of one of them: a management representative from the page
 * of the organisation's joining, an organisation administrator from the page of the invitation. The answer to making it shows
 * it, and nothing else ever does (T30).
 */
@Controller
class NewInvitationCodeController {

    private static final String JOINING = "/joining/status";
    private static final String SETTINGS = "/settings/administrators/invitations/";

    private final JoiningFlow walk;
    private final InvitationCodes codes;

    NewInvitationCodeController(JoiningFlow walk, InvitationCodes codes) {
        this.walk = walk;
        this.codes = codes;
    }

    @GetMapping(JOINING + "/{id}/code")
    String showInJoining(@PathVariable UUID id, HttpSession session, Model model) {
        return Tenancy.in(walk.represented(session), () -> page(id, model, JOINING));
    }

    /** @param former the code that was there when the page was shown; a second click finds another one */
    @PostMapping(JOINING + "/{id}/code")
    String submitInJoining(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID former,
            HttpSession session,
            Model model,
            RedirectAttributes flash) {
        return Tenancy.in(
                walk.represented(session), () -> made(id, () -> codes.make(id, former), model, flash, JOINING));
    }

    @GetMapping(SETTINGS + "{id}/code")
    String showInSettings(@PathVariable UUID id, Model model) {
        return page(id, model, SETTINGS + id);
    }

    /** @param former the code that was there when the page was shown; a second click finds another one */
    @PostMapping(SETTINGS + "{id}/code")
    String submitInSettings(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID former,
            Model model,
            RedirectAttributes flash) {
        return made(id, () -> codes.makeAs(me, id, former), model, flash, SETTINGS + id);
    }

    private String made(UUID id, Supplier<OneTimeCode> make, Model model, RedirectAttributes flash, String back) {
        try {
            model.addAttribute("code", make.get().grouped());
            return page(id, model, back);
        } catch (TemporaryCodes.MadeMeanwhile another) {
            Notice.warm(flash, "joining.new-code.meanwhile");
            return "redirect:" + address(id, back);
        }
    }

    private String page(UUID id, Model model, String back) {
        model.addAttribute("holder", codes.holder(id));
        model.addAttribute("back", back);
        model.addAttribute("here", address(id, back));
        model.addAttribute("section", back.equals(JOINING) ? "joining" : "settings");
        return "joining/new-code";
    }

    private static String address(UUID id, String back) {
        return (back.equals(JOINING) ? JOINING + "/" + id : back) + "/code";
    }

    /** The person has come or needs no code, or the invitation was taken back; the list says what there is. */
    @ExceptionHandler(InvitationClosed.class)
    String closed(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        Notice.warm(flash, "joining.new-code.closed");
        return "redirect:" + (me.isGuest() ? JOINING : "/settings/administrators");
    }
}

package dk.ramme.keyring;

import dk.ramme.identifier.NoWebAddress;
import dk.ramme.login.SignedIn;
import dk.ramme.means.Chips;
import dk.ramme.means.IdentificationMeans;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a chip into use. The page's script carries question and answer; without scripts another means is offered. */
@Controller
@RequestMapping("/me/means/chip")
class ChipController {

    private static final String NOT_FOR_YOU = "redirect:" + MeansController.PATH;
    private static final String VIEW = "keyring/chip";
    private static final String ASKED = ChipController.class.getName() + ".asked";

    private final Keyring keyring;
    private final Chips chips;
    private final TakenIntoUse taken;

    ChipController(Keyring keyring, Chips chips, TakenIntoUse taken) {
        this.keyring = keyring;
        this.chips = chips;
        this.taken = taken;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String replaces,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        if (!keyring.mayTake(me.user(), IdentificationMeans.CHIP)) {
            return NOT_FOR_YOU;
        }
        model.addAttribute("form", new ChipForm(null, null, replaces));
        return VIEW;
    }

    @PostMapping(path = "/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String question(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        if (!keyring.mayTake(me.user(), IdentificationMeans.CHIP)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        var asked = chips.askNew(me.user());
        request.getSession().setAttribute(ASKED, asked);
        return chips.json(asked);
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") ChipForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var asked = asked(request.getSession());
        if (!keyring.mayTake(me.user(), IdentificationMeans.CHIP)) {
            return NOT_FOR_YOU;
        }
        if (!binding.hasErrors()) {
            try {
                var means = asked == null
                        ? Optional.<UUID>empty()
                        : chips.finish(me.user(), asked, form.given(), form.strippedName());
                if (means.isPresent()) {
                    return taken.goOn(me, means.get(), form.replaces(), request, response, redirect);
                }
                binding.reject("keyring.chip.wrong");
            } catch (BecomingActive.NotGiven meanwhile) {
                return NOT_FOR_YOU;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return VIEW;
    }

    /** A question is good for one answer. */
    private static @Nullable PublicKeyCredentialCreationOptions asked(HttpSession session) {
        var asked = session.getAttribute(ASKED);
        session.removeAttribute(ASKED);
        return asked instanceof PublicKeyCredentialCreationOptions question ? question : null;
    }

    /**
     * A chip's name as it was typed, and what the chip answered.
     *
     * @param answer written by the page's script
     */
    record ChipForm(
            @NotBlank(message = "{keyring.name.name.missing}")
            @Size(max = 60, message = "{keyring.name.name.long}")
            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{keyring.name.name.signs}")
            @NoWebAddress
            @Nullable
            String name,

            @Nullable String answer,
            @Nullable String replaces) {

        String strippedName() {
            return name == null ? "" : name.strip();
        }

        String given() {
            return answer == null ? "" : answer;
        }
    }
}

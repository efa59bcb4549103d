package dk.ramme.keyring;

import dk.ramme.identifier.NoWebAddress;
import dk.ramme.login.SignedIn;
import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.Pin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a code display or an audio code reader into use: the number on its back, two codes in a row, and a PIN. */
@Controller
@RequestMapping("/me/means/{kind:code-display|code-reader}")
class TokenController {

    private static final String NOT_FOR_YOU = "redirect:" + MeansController.PATH;

    private final Keyring keyring;
    private final MeansIssuer issuer;
    private final PinChoice pins;
    private final TakenIntoUse taken;

    TokenController(Keyring keyring, MeansIssuer issuer, PinChoice pins, TakenIntoUse taken) {
        this.keyring = keyring;
        this.issuer = issuer;
        this.pins = pins;
        this.taken = taken;
    }

    @GetMapping
    String show(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String replaces,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        if (!keyring.mayTake(me.user(), of(kind))) {
            return NOT_FOR_YOU;
        }
        model.addAttribute("form", new TokenForm(null, null, null, null, null, null, replaces));
        return page(kind, model);
    }

    @PostMapping
    String submit(
            @PathVariable String kind,
            @Valid @ModelAttribute("form") TokenForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!keyring.mayTake(me.user(), of(kind))) {
            return NOT_FOR_YOU;
        }
        var pin = pins.read(me.user(), form, form.strippedSerial(), binding);
        if (pin.isPresent() && !binding.hasErrors()) {
            try {
                var means = take(me.user(), of(kind), form, pin.get());
                if (means.isPresent()) {
                    return taken.goOn(me, means.get(), form.replaces(), request, response, redirect);
                }
                binding.rejectValue("first", "keyring.token.wrong");
            } catch (BecomingActive.NotGiven meanwhile) {
                return NOT_FOR_YOU;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(kind, model);
    }

    private Optional<UUID> take(UUID user, IdentificationMeans kind, TokenForm form, Pin pin) {
        var first = Code.parse(form.first());
        var second = Code.parse(form.second());
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : issuer.takeToken(
                        user, kind, form.strippedName(), form.strippedSerial(), first.get(), second.get(), pin);
    }

    private static String page(String kind, Model model) {
        model.addAttribute("kind", of(kind));
        model.addAttribute("path", "/me/means/" + kind);
        return "keyring/token";
    }

    private static IdentificationMeans of(String kind) {
        if (!kind.matches("code-display|code-reader")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return IdentificationMeans.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A device's serial number, two codes it made in a row and the PIN chosen for it, as they were typed. */
    record TokenForm(
            @NotBlank(message = "{keyring.name.name.missing}")
            @Size(max = 60, message = "{keyring.name.name.long}")
            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{keyring.name.name.signs}")
            @NoWebAddress
            @Nullable
            String name,

            @NotBlank(message = "{keyring.token.serial.missing}") @Nullable
            String serial,

            @NotBlank(message = "{keyring.token.first.missing}") @Nullable
            String first,

            @NotBlank(message = "{keyring.token.second.missing}") @Nullable
            String second,

            @Nullable String pin,
            @Nullable String pinAgain,
            @Nullable String replaces)
            implements PinChoice.Typed {

        String strippedName() {
            return name == null ? "" : name.strip();
        }

        String strippedSerial() {
            return serial == null ? "" : serial.replaceAll("\\s", "");
        }

        @Override
        public String toString() {
            return "TokenForm[****]";
        }
    }
}

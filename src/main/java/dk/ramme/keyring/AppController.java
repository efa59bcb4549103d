package dk.ramme.keyring;

import dk.ramme.keyring.MeansController.NameForm;
import dk.ramme.login.SignedIn;
import dk.ramme.means.AppSetup;
import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansIssuer;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking an app into use: a name for it, then its QR code or key, then the code it shows and a PIN. */
@Controller
@RequestMapping("/me/means/app")
class AppController {

    private static final String NOT_FOR_YOU = "redirect:" + MeansController.PATH;

    private final Keyring keyring;
    private final MeansIssuer issuer;
    private final PinChoice pins;
    private final TakenIntoUse taken;

    AppController(Keyring keyring, MeansIssuer issuer, PinChoice pins, TakenIntoUse taken) {
        this.keyring = keyring;
        this.issuer = issuer;
        this.pins = pins;
        this.taken = taken;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String replaces,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        if (!keyring.mayTake(me.user(), IdentificationMeans.APP)) {
            return NOT_FOR_YOU;
        }
        model.addAttribute("form", new NameForm(null, replaces));
        return "keyring/app";
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response) {
        if (!keyring.mayTake(me.user(), IdentificationMeans.APP)) {
            return NOT_FOR_YOU;
        }
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "keyring/app";
        }
        var former =
                TakenIntoUse.id(form.replaces()).map(id -> "?replaces=" + id).orElse("");
        return "redirect:/me/means/app/" + issuer.beginApp(me.user(), form.stripped()) + former;
    }

    @GetMapping("/{id}")
    String setup(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String replaces,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        model.addAttribute("form", new CodeForm(null, null, null, replaces));
        return issuer.appSetup(me.user(), id).map(setup -> page(setup, model)).orElseGet(() -> notWaiting(me, id));
    }

    @PostMapping("/{id}")
    String finish(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") CodeForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var setup = issuer.appSetup(me.user(), id);
        if (setup.isEmpty()) {
            return notWaiting(me, id);
        }
        var pin = pins.read(me.user(), form, null, binding);
        if (pin.isPresent() && !binding.hasErrors()) {
            try {
                var code = Code.parse(form.code());
                if (code.isPresent() && issuer.finishApp(me.user(), id, code.get(), pin.get())) {
                    return taken.goOn(me, id, form.replaces(), request, response, redirect);
                }
                binding.rejectValue("code", "keyring.app-setup.code.wrong");
            } catch (BecomingActive.NotGiven meanwhile) {
                return NOT_FOR_YOU;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(setup.get(), model);
    }

    /** One that is in use by now, after a double click say, stands among the others; any other is nobody's here. */
    private String notWaiting(SignedIn me, UUID id) {
        return keyring.find(me.user(), id)
                .map(held -> NOT_FOR_YOU)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(AppSetup setup, Model model) {
        model.addAttribute("setup", setup);
        model.addAttribute("picture", setup.picture());
        return "keyring/app-setup";
    }

    /**
     * The code an app shows and the PIN chosen for it, as they were typed.
     *
     * @param replaces the means the new one takes the place of, if any
     */
    record CodeForm(
            @NotBlank(message = "{keyring.app-setup.code.missing}") @Nullable
            String code,

            @Nullable String pin,
            @Nullable String pinAgain,
            @Nullable String replaces)
            implements PinChoice.Typed {

        @Override
        public String toString() {
            return "CodeForm[****]";
        }
    }
}

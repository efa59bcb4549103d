package dk.ramme.keyring;

import dk.ramme.login.SeparateSession;
import dk.ramme.login.SignedIn;
import dk.ramme.means.HeldMeans;
import dk.ramme.means.Pin;
import dk.ramme.means.Pins;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Choosing the PIN of a means one has (M5): the first one, another one, or one in the place of a PIN that was forgotten or
 * locked. Whoever came in with the means itself has to know its PIN; whoever came in otherwise has proved more than that.
 */
@Controller
@RequestMapping(MeansController.PATH + "/{id}/pin")
class PinController {

    private static final String NOT_FOR_YOU = "redirect:" + MeansController.PATH;
    private static final String VIEW = "keyring/pin";

    private final Keyring keyring;
    private final Pins pins;
    private final PinChoice choice;
    private final TakenIntoUse taken;
    private final SeparateSession session;

    PinController(Keyring keyring, Pins pins, PinChoice choice, TakenIntoUse taken, SeparateSession session) {
        this.keyring = keyring;
        this.pins = pins;
        this.choice = choice;
        this.taken = taken;
        this.session = session;
    }

    @GetMapping
    String show(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, Model model) {
        var held = held(me, id);
        model.addAttribute("form", new PinForm(null, null, null));
        return mayChoose(me, held) ? page(me, held, model) : NOT_FOR_YOU;
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @ModelAttribute("form") PinForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var held = held(me, id);
        if (!mayChoose(me, held)) {
            return NOT_FOR_YOU;
        }
        try {
            var former = former(me, held, form, binding);
            var pin = choice.read(me.user(), form, held.serial(), binding);
            if (pin.isPresent() && !binding.hasErrors() && isChosen(me, held, former, pin.get(), binding)) {
                return goOn(me, held, request, response, redirect);
            }
        } catch (BecomingActive.NotGiven meanwhile) {
            return NOT_FOR_YOU;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(me, held(me, id), model);
    }

    private boolean isChosen(SignedIn me, HeldMeans held, Optional<Pin> former, Pin pin, BindingResult binding) {
        if (!asksFormer(me, held)) {
            return pins.choose(me.user(), held.id(), isOwn(me, held), pin);
        }
        var change = pins.change(me.user(), held.id(), former.orElseThrow(), pin);
        if (change == Pins.Change.WRONG) {
            binding.rejectValue("formerPin", "keyring.pin.former.wrong");
        }
        return change == Pins.Change.DONE;
    }

    private String goOn(
            SignedIn me,
            HeldMeans held,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        session.endOthers(held.id(), request);
        if (me.isLow()) {
            return "redirect:" + session.raise(me, request, response);
        }
        var activating = TakenIntoUse.isActivating(request);
        taken.stayIn(me, held.id(), request, response);
        Notice.good(redirect, "keyring.pin.done");
        return TakenIntoUse.where(activating);
    }

    private static Optional<Pin> former(SignedIn me, HeldMeans held, PinForm form, BindingResult binding) {
        var former = Pin.parse(form.formerPin());
        if (asksFormer(me, held) && former.isEmpty()) {
            var nothing = form.formerPin() == null || form.formerPin().isBlank();
            binding.rejectValue("formerPin", nothing ? "keyring.pin.former.missing" : "keyring.pin.former.wrong");
        }
        return former;
    }

    private boolean mayChoose(SignedIn me, HeldMeans held) {
        return (!me.isLow() || isOwn(me, held)) && keyring.mayTake(me.user(), held.kind());
    }

    private String page(SignedIn me, HeldMeans held, Model model) {
        var asks = asksFormer(me, held);
        model.addAttribute("means", held);
        model.addAttribute("asksFormer", asks);
        model.addAttribute("first", !held.withPin());
        model.addAttribute("shut", asks && held.locked());
        model.addAttribute("beside", keyring.of(me.user()).hasBeside(held.id()));
        return VIEW;
    }

    private static boolean asksFormer(SignedIn me, HeldMeans held) {
        return isOwn(me, held) && held.withPin();
    }

    private static boolean isOwn(SignedIn me, HeldMeans held) {
        return me.isSeparate() && me.means().equals(held.id());
    }

    private HeldMeans held(SignedIn me, UUID id) {
        return keyring.find(me.user(), id)
                .filter(held -> held.kind().givesCodes())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * A PIN chosen for a means in use, as it was typed.
     *
     * @param formerPin the one it takes the place of, where that is asked for
     */
    record PinForm(
            @Nullable String formerPin,
            @Nullable String pin,
            @Nullable String pinAgain) implements PinChoice.Typed {

        @Override
        public String toString() {
            return "PinForm[****]";
        }
    }
}

package dk.ramme.activation;

import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeliveryAsked;
import dk.ramme.orders.DeliveryWords;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The question of an activation with devices: where shall they be sent? */
@Controller
@RequestMapping("/activation/{id}/delivery")
class DeliveryChoiceController {

    private final ActivationChoice choice;
    private final ActivationReport report;
    private final DeliveryWords words;

    DeliveryChoiceController(ActivationChoice choice, ActivationReport report, DeliveryWords words) {
        this.choice = choice;
        this.report = report;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var activation = report.find(id);
        if (isPast(activation)) {
            return onward(id);
        }
        if (!activation.ordersDevices()) {
            return check(id);
        }
        model.addAttribute("form", DeliveryForm.of(activation.delivery()));
        return page(activation, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") DeliveryForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        var activation = report.find(id);
        if (isPast(activation)) {
            return onward(id);
        }
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(activation, model);
        }
        try {
            choice.chooseDelivery(id, form.typed());
            return check(id);
        } catch (ActivationChoice.Started started) {
            return onward(id);
        }
    }

    /** There is nothing to choose: the run has begun, or only links are sent. */
    private static boolean isPast(Activation activation) {
        return !activation.isChoosing() || activation.sendsLinks();
    }

    private static String onward(UUID id) {
        return "redirect:/activation/" + id;
    }

    private String page(Activation activation, Model model) {
        model.addAttribute("activation", activation);
        model.addAttribute("deliveries", words.options(report.registered()));
        return "activation/delivery";
    }

    private static String check(UUID id) {
        return "redirect:/activation/" + id + "/check";
    }

    @ExceptionHandler(ActivationChoice.UnknownActivation.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** Where the devices of all who are activated shall be sent, as typed. */
    record DeliveryForm(
            @Nullable String to,
            @Nullable String attention,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String town)
            implements DeliveryAsked {

        static DeliveryForm of(@Nullable DeliveryAddress other) {
            return other == null
                    ? new DeliveryForm(Delivery.ORGANISATION.name(), null, null, null, null)
                    : new DeliveryForm(
                            Delivery.OTHER.name(), other.name(), other.street(), other.postalCode(), other.town());
        }
    }
}

package dk.ramme.activation;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeliveryAnswer;
import dk.ramme.orders.DeliveryAsked;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The question of an activation with devices: where shall they be sent? */
@Controller
@RequestMapping("/bulk/{id}/delivery")
class DeliveryChoiceController extends QuestionController {

    private final ActivationChoice choice;
    private final ChoosingMany choosing;
    private final ActivationAhead ahead;

    DeliveryChoiceController(ActivationChoice choice, ChoosingMany choosing, ActivationAhead ahead) {
        this.choice = choice;
        this.choosing = choosing;
        this.ahead = ahead;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var run = choosing.find(id, Activating.KEY);
        if (ActivationWays.of(run).devices().isEmpty()) {
            return check(id);
        }
        model.addAttribute("form", DeliveryForm.of(DeliveryAnswer.in(run.parameters())));
        return page(run, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") DeliveryForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        var run = choosing.find(id, Activating.KEY);
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(run, model);
        }
        choice.chooseDelivery(id, form.typed());
        return check(id);
    }

    private String page(BulkRun run, Model model) {
        model.addAttribute("run", run);
        model.addAttribute("deliveries", ahead.deliveries());
        return "activation/delivery";
    }

    private static String check(UUID id) {
        return "redirect:/bulk/" + id + "/check";
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

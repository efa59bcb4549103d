package dk.ramme.keyring;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAsked;
import dk.ramme.orders.DeliveryWords;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import dk.ramme.ui.Numbers;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ordering a device for one user. */
@Controller
@RequestMapping("/users/{id}/order")
class OrderController {

    private final Ordering ordering;
    private final DeliveryWords deliveryWords;
    private final Numbers numbers;
    private final MessageSource messages;

    OrderController(Ordering ordering, DeliveryWords deliveryWords, Numbers numbers, MessageSource messages) {
        this.ordering = ordering;
        this.deliveryWords = deliveryWords;
        this.numbers = numbers;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("form", OrderForm.empty());
        return page(id, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") OrderForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                ordering.order(id, form.means(), form.typed());
                Notice.good(redirect, "keyring.order.done");
                return "redirect:/users/" + id;
            } catch (Ordering.NotOffered refused) {
                binding.rejectValue("kind", "keyring.order.kind.not-offered");
            } catch (Ordering.OnItsWay refused) {
                binding.rejectValue("kind", "keyring.order.kind.on-its-way");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, model);
    }

    private String page(UUID id, Model model) {
        var offer = ordering.offer(id);
        model.addAttribute("userId", id);
        model.addAttribute("offer", offer);
        model.addAttribute("deliveries", deliveryWords.options(offer.registered()));
        model.addAttribute("anyLeft", offer.anyLeft());
        model.addAttribute(
                "options",
                offer.devices().stream()
                        .filter(device -> !device.onItsWay())
                        .map(this::choice)
                        .toList());
        return "keyring/order";
    }

    private Choice choice(Ordering.Device device) {
        return Choice.named(
                device.kind().name(),
                message("keyring.kind." + device.kind()),
                message("keyring.order.price", numbers.kroner(device.price())));
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    @ExceptionHandler(DeviceOrders.Unknown.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** Which device shall be ordered and where it is sent, as it was typed. */
    record OrderForm(
            @NotNull(message = "{keyring.order.kind.missing}")
            @Pattern(regexp = "CODE_DISPLAY|CODE_READER|CHIP", message = "{keyring.order.kind.missing}")
            @Nullable
            String kind,

            @Nullable String to,
            @Nullable String attention,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String town)
            implements DeliveryAsked {

        static OrderForm empty() {
            return new OrderForm(null, Delivery.ORGANISATION.name(), null, null, null, null);
        }

        IdentificationMeans means() {
            return IdentificationMeans.valueOf(kind == null ? "" : kind);
        }
    }
}

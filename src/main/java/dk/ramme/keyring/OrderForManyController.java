package dk.ramme.keyring;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.QuestionController;
import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAnswer;
import dk.ramme.orders.DeliveryAsked;
import dk.ramme.orders.DeliveryWords;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Numbers;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The questions of an order for many: which device, and where is it sent? */
@Controller
@RequestMapping("/bulk/{id}/order")
class OrderForManyController extends QuestionController {

    private final ChoosingMany choosing;
    private final Ordering ordering;
    private final DeliveryWords words;
    private final Numbers numbers;
    private final MessageSource messages;

    OrderForManyController(
            ChoosingMany choosing, Ordering ordering, DeliveryWords words, Numbers numbers, MessageSource messages) {
        this.choosing = choosing;
        this.ordering = ordering;
        this.words = words;
        this.numbers = numbers;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var run = choosing.find(id, OrderingForMany.KEY);
        model.addAttribute("form", ManyOrdersForm.of(run));
        return page(run, model);
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ManyOrdersForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(choosing.find(id, OrderingForMany.KEY), model);
        }
        choosing.answer(id, OrderingForMany.KEY, form.answers());
        return "redirect:/bulk/" + id + "/check";
    }

    private String page(BulkRun run, Model model) {
        var offer = ordering.offer();
        model.addAttribute("run", run);
        model.addAttribute("deliveries", words.options(offer.registered()));
        model.addAttribute("options", offer.devices().stream().map(this::choice).toList());
        return "keyring/order-many";
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

    /** Which device shall be ordered and where it is sent, as typed. */
    record ManyOrdersForm(
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

        static ManyOrdersForm of(BulkRun run) {
            var kind = run.parameters().get(OrderingForMany.KIND);
            var other = DeliveryAnswer.in(run.parameters());
            return other == null
                    ? new ManyOrdersForm(kind, Delivery.ORGANISATION.name(), null, null, null, null)
                    : new ManyOrdersForm(
                            kind,
                            Delivery.OTHER.name(),
                            other.name(),
                            other.street(),
                            other.postalCode(),
                            other.town());
        }

        Map<String, String> answers() {
            var answers = new HashMap<String, String>();
            answers.put(OrderingForMany.KIND, String.valueOf(kind));
            answers.putAll(DeliveryAnswer.of(typed()));
            return answers;
        }
    }
}

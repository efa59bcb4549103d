package dk.ramme.orders;

import dk.ramme.ui.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says where devices can be sent. */
@Component
public class DeliveryWords {

    private final MessageSource messages;

    DeliveryWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The answers to {@link DeliveryAsked#to()}. @param registered the organisation's address; null where nobody knows it */
    public List<Choice> options(@Nullable DeliveryAddress registered) {
        return List.of(
                Choice.named(Delivery.ORGANISATION.name(), say("orders.delivery.organisation"), said(registered)),
                Choice.named(Delivery.OTHER.name(), say("orders.delivery.other"), say("orders.delivery.other.hint")));
    }

    /** The organisation's address in full, or that the operator finds it in the company register. */
    public String said(@Nullable DeliveryAddress registered) {
        return registered == null ? say("orders.delivery.unknown") : registered.line();
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}

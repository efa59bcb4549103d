package dk.ramme.notification;

import dk.ramme.activation.ActivationEvent.ActivationLinkReminded;
import dk.ramme.activation.ActivationEvent.ActivationLinksIssued;
import dk.ramme.notification.Mail.Recipient;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mails each activated user the link they activate themself with; ten thousand users are one statement. */
@Component
class ActivationNews {

    private final Outbox outbox;
    private final Days days;

    ActivationNews(Outbox outbox, Days days) {
        this.outbox = outbox;
        this.days = days;
    }

    @EventListener
    void on(ActivationLinksIssued issued) {
        outbox.queue(issued.items().stream().map(item -> mail(issued, item)).toList());
    }

    private Mail mail(ActivationLinksIssued issued, ActivationLinksIssued.Item item) {
        return new Mail(
                "activation:" + item.linkId(),
                new Recipient(item.name(), item.email(), item.language()),
                issued.again() ? "activation-again" : "activation",
                List.of(
                        issued.organisationName(),
                        issued.administratorName(),
                        days.day(item.expiresAt(), item.language())),
                "/activate/",
                item.token(),
                item.userId());
    }

    @EventListener
    void on(ActivationLinkReminded reminded) {
        outbox.queue(reminded.items().stream()
                .map(item -> new Mail(
                        item.about(),
                        new Recipient(item.name(), item.email(), item.language()),
                        "activation-reminder",
                        List.of(reminded.organisationName(), days.day(item.expiresAt(), item.language())),
                        "/activate/",
                        item.token(),
                        item.userId()))
                .toList());
    }
}

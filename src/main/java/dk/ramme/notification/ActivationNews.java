package dk.ramme.notification;

import dk.ramme.activation.ActivationEvent.ActivationLinkReminded;
import dk.ramme.activation.ActivationEvent.ActivationLinksCalledBack;
import dk.ramme.activation.ActivationEvent.ActivationLinksIssued;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.people.Helpers;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mails each activated user the link they activate themself with; ten thousand users are one statement. */
@Component
class ActivationNews {

    /** How many administrators a mail names: enough that one of them is there. */
    private static final int NAMED = 3;

    private final Outbox outbox;
    private final Days days;
    private final Helpers helpers;

    ActivationNews(Outbox outbox, Days days, Helpers helpers) {
        this.outbox = outbox;
        this.days = days;
        this.helpers = helpers;
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
    void on(ActivationLinksCalledBack calledBack) {
        outbox.cancel(calledBack.userIds());
    }

    @EventListener
    void on(ActivationLinkReminded reminded) {
        var asked = asked(reminded.organisationName());
        outbox.queue(reminded.items().stream()
                .map(item -> new Mail(
                        item.about(),
                        new Recipient(item.name(), item.email(), item.language()),
                        "activation-reminder",
                        List.of(reminded.organisationName(), days.day(item.expiresAt(), item.language()), asked),
                        "/activate/",
                        item.token(),
                        item.userId()))
                .toList());
    }

    /** Whom to ask for a new link; where there is nobody, the organisation. */
    private String asked(String organisation) {
        var names = helpers.names();
        return names.isEmpty() ? organisation : names.stream().limit(NAMED).collect(Collectors.joining(", "));
    }
}

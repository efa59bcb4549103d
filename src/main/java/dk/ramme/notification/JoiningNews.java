package dk.ramme.notification;

import dk.ramme.joining.AdministratorInvited;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mails whoever is appointed organisation administrator the link to the set-up. */
@Component
class JoiningNews {

    private final Outbox outbox;
    private final Days days;

    JoiningNews(Outbox outbox, Days days) {
        this.outbox = outbox;
        this.days = days;
    }

    @EventListener
    void on(AdministratorInvited invited) {
        outbox.queue(List.of(new Mail(
                // sent again there is a new link, and so a new mail
                "administrator-invited:" + invited.appointmentId() + ":" + invited.expiresAt(),
                new Recipient(invited.name(), invited.email(), invited.language()),
                "administrator-invited",
                List.of(
                        invited.organisationName(),
                        invited.invitedBy(),
                        days.day(invited.expiresAt(), invited.language())),
                "/joining/invitation/",
                invited.token(),
                invited.appointmentId())));
    }
}
